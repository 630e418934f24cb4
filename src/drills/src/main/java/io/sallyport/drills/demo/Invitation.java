package io.sallyport.drills.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Json;
import io.sallyport.drills.stage.Layout;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Ports;
import java.nio.file.Path;
import java.util.List;

/** What the demo says once everything runs: where it listens, and commands to paste. */
record Invitation(Layout layout, Ports ports) {
  List<String> lines() {
    return List.of(
        "",
        "Sallyport runs.",
        "  payments    https://localhost:" + ports.data() + "/v1/payments",
        "  management  https://localhost:" + ports.management() + "/q/health/ready, /q/metrics",
        "  gateway     https://localhost:" + ports.gateway() + " (sandbox)",
        "  data, logs  " + layout.home(),
        "",
        "Pay:",
        pay(Orders.freshId(), Api.freshKey()),
        "",
        "Look into the gateway's ledger:",
        lookIntoLedger(),
        "",
        "ctrl-C stops.");
  }

  /** One line that a shell takes as it is. */
  String pay(String merchantTransactionId, String idempotencyKey) {
    ObjectNode order = Orders.payment(merchantTransactionId, Orders.APPROVED);
    return "curl --cacert "
        + file("authority.crt")
        + " --cert "
        + file("shop.crt")
        + " --key "
        + file("shop.key")
        + " -H 'Content-Type: application/json' -H 'Idempotency-Key: "
        + idempotencyKey
        + "' -d '"
        + Json.line(order)
        + "' https://localhost:"
        + ports.data()
        + "/v1/payments";
  }

  /** One line that a shell takes as it is. */
  String lookIntoLedger() {
    return "curl --cacert "
        + file("gateway-authority.crt")
        + " --cert "
        + file("ledger-reader.crt")
        + " --key "
        + file("ledger-reader.key")
        + " https://localhost:"
        + ports.gateway()
        + "/sandbox/ledger";
  }

  private String file(String name) {
    return quoted(layout.certificates().resolve(name));
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
