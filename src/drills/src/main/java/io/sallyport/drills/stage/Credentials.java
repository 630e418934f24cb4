package io.sallyport.drills.stage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.sandbox.authority.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The secrets of a stage: a fresh API key and the runtime's client certificate, sealed by the
 * runtime's own commands. It never prints them.
 */
final class Credentials {
  private static final int API_KEY_BYTES = 24;
  private static final Duration LONGEST_COMMAND = Duration.ofSeconds(60);

  private final Layout layout;
  private final Executable executable;
  private final String apiKey;
  private final Issued clientCertificate;

  Credentials(Layout layout, Executable executable, Issued clientCertificate) {
    this.layout = layout;
    this.executable = executable;
    this.clientCertificate = clientCertificate;
    byte[] random = new byte[API_KEY_BYTES];
    new SecureRandom().nextBytes(random);
    this.apiKey = "sk_sandbox_" + HexFormat.of().formatHex(random);
  }

  String apiKey() {
    return apiKey;
  }

  String clientKeyPem() {
    return clientCertificate.privateKeyPem();
  }

  /** Makes the master key where it is missing, then seals. */
  void seal() {
    Path masterKey = layout.masterKey();
    if (!Files.exists(masterKey)) {
      run("", "credentials", "create-key", masterKey.toString());
    }
    try {
      Files.deleteIfExists(layout.credentials());
    } catch (IOException e) {
      throw new StageException("the old credentials can not be deleted: " + e.getMessage(), e);
    }
    run(
        Json.line(plain()),
        "credentials",
        "seal",
        "--key",
        masterKey.toString(),
        "--out",
        layout.credentials().toString());
  }

  private ObjectNode plain() {
    ObjectNode json = Json.object();
    json.putObject("sandbox/api-key").put("text", apiKey);
    json.putObject("sandbox/client-certificate")
        .put("certificate", clientCertificate.certificateChainPem())
        .put("private_key", clientCertificate.privateKeyPem());
    return json;
  }

  private void run(String input, String... arguments) {
    String name = "sallyport " + arguments[0] + " " + arguments[1];
    ChildProcess process =
        ChildProcess.start(
            name,
            executable.command(layout.temporary(), List.of(), List.of(arguments)),
            Map.of(),
            input,
            layout.commandLog());
    if (!process.endsWithin(LONGEST_COMMAND)) {
      process.kill();
      throw new StageException(name + " does not end", null);
    }
    int code = process.exit().join();
    if (code != 0) {
      throw new StageException(
          name + " failed with " + code + ": " + String.join(" | ", process.lastLines(5)), null);
    }
  }
}
