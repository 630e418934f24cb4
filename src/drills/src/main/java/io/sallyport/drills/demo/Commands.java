package io.sallyport.drills.demo;

import io.sallyport.drills.stage.Layout;
import io.sallyport.drills.stage.Ports;
import java.nio.file.Path;

/** Calls with {@code curl}, each on one line that a shell takes as it is. */
record Commands(Layout layout, Ports ports) {
  /** As the listed application, at the data port. */
  String asShop(String options, String path) {
    return curl("authority.crt", "shop", options, ports.data(), path);
  }

  /** As an operator, at the management port. */
  String asOperator(String options, String path) {
    return curl("authority.crt", "operator", options, ports.management(), path);
  }

  /** At the gateway's back door. */
  String atGateway(String options, String path) {
    return curl("gateway-authority.crt", "ledger-reader", options, ports.gateway(), path);
  }

  /** A file or folder as a shell takes it. */
  static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** A file among the certificates. */
  String file(String name) {
    return quoted(layout.certificates().resolve(name));
  }

  private String curl(String authority, String who, String options, int port, String path) {
    return "curl --cacert "
        + file(authority)
        + " --cert "
        + file(who + ".crt")
        + " --key "
        + file(who + ".key")
        + (options.isEmpty() ? "" : " " + options)
        + " https://localhost:"
        + port
        + path;
  }
}
