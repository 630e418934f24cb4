package io.sallyport.drills.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Json;
import io.sallyport.drills.stage.Layout;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the demo says once everything runs: where it listens, and commands to paste. */
record Invitation(Layout layout, Ports ports, Optional<VaultInvitation> vault) {
  List<String> lines() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "",
                "Sallyport runs.",
                "  payments    https://localhost:" + ports.data() + "/v1/payments",
                "  management  https://localhost:"
                    + ports.management()
                    + "/q/health/ready, /q/metrics",
                "  gateway     https://localhost:" + ports.gateway() + " (sandbox)"));
    vault.ifPresent(each -> lines.add("  vault       " + each.address()));
    lines.addAll(
        List.of(
            "  data, logs  " + layout.home(),
            "",
            "Pay:",
            pay(Orders.freshId(), Api.freshKey()),
            "",
            "Look into the gateway's ledger:",
            lookIntoLedger(),
            "",
            "Look at the ages and states of the credentials, as an operator:",
            lookAtCredentials(),
            ""));
    vault.ifPresent(each -> lines.addAll(each.lines()));
    lines.add("ctrl-C stops.");
    return lines;
  }

  /** One line that a shell takes as it is. */
  String pay(String merchantTransactionId, String idempotencyKey) {
    ObjectNode order = Orders.payment(merchantTransactionId, Orders.APPROVED);
    return commands()
        .asShop(
            "-H 'Content-Type: application/json' -H 'Idempotency-Key: "
                + idempotencyKey
                + "' -d '"
                + Json.line(order)
                + "'",
            "/v1/payments");
  }

  /** One line that a shell takes as it is. */
  String lookIntoLedger() {
    return commands().atGateway("", "/sandbox/ledger");
  }

  /** One line that a shell takes as it is. */
  String lookAtCredentials() {
    return commands().asOperator("", "/credentials");
  }

  private Commands commands() {
    return new Commands(layout, ports);
  }
}
