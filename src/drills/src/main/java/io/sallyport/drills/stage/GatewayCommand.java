package io.sallyport.drills.stage;

import io.sallyport.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.List;

/** How the sandbox gateway is started. */
final class GatewayCommand {
  private GatewayCommand() {}

  static List<String> of(Layout layout, int port, String apiKey) {
    Path folder = layout.certificates();
    return List.of(
        Executable.java(),
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "-cp",
        System.getProperty("java.class.path", ""),
        "io.sallyport.sandbox.SandboxGateway",
        "--port=" + port,
        "--certificate=" + folder.resolve("gateway.crt"),
        "--private-key=" + folder.resolve("gateway.key"),
        "--trust=" + folder.resolve("gateway-client-trust.crt"),
        "--directory=" + layout.ledger(),
        "--api-key-sha256=" + SandboxOptions.sha256(apiKey),
        "--exit-with-parent");
  }
}
