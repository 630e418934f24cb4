package io.sallyport.drills.stage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The local encrypted file, sealed by the runtime's own commands. */
final class SealedSource implements Source {
  private static final Duration LONGEST_COMMAND = Duration.ofSeconds(60);

  private final Layout layout;
  private final Executable executable;

  SealedSource(Layout layout, Executable executable) {
    this.layout = layout;
    this.executable = executable;
  }

  /** Makes the master key where it is missing. */
  @Override
  public void start() {
    Path masterKey = layout.masterKey();
    if (!Files.exists(masterKey)) {
      run("", "credentials", "create-key", masterKey.toString());
    }
  }

  /** The command writes no file that is there: the new one is moved over the old one. */
  @Override
  public void put(Values values) {
    Path fresh = layout.credentials().resolveSibling("credentials.new");
    try {
      Files.deleteIfExists(fresh);
      run(
          Json.line(plain(values)),
          "credentials",
          "seal",
          "--key",
          layout.masterKey().toString(),
          "--out",
          fresh.toString());
      Files.move(
          fresh,
          layout.credentials(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StageException("the credentials can not be replaced: " + e.getMessage(), e);
    }
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "master-key.file",
        layout.masterKey().toString(),
        "credentials.file",
        layout.credentials().toString(),
        "connectors.sandbox.credentials.api-key",
        "local:sandbox/api-key",
        "connectors.sandbox.credentials.client-certificate",
        "local:sandbox/client-certificate");
  }

  @Override
  public List<String> clientAuthorities() {
    return List.of();
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of();
  }

  @Override
  public Optional<ChildProcess> process() {
    return Optional.empty();
  }

  @Override
  public void stop() {}

  private static ObjectNode plain(Values values) {
    ObjectNode json = Json.object();
    json.putObject("sandbox/api-key").put("text", values.apiKey());
    json.putObject("sandbox/client-certificate")
        .put("certificate", values.clientCertificate().certificateChainPem())
        .put("private_key", values.clientCertificate().privateKeyPem());
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
