package io.sallyport.drills.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files that something else keeps up to date; the master key is a local one. */
final class FileSource implements Source {
  private final SealedSource masterKey;
  private final SecretMount apiKey;
  private final SecretMount certificate;
  private final Layout layout;

  FileSource(Layout layout, Executable executable) {
    this.layout = layout;
    this.masterKey = new SealedSource(layout, executable);
    this.apiKey = new SecretMount(folder("sandbox"));
    this.certificate = new SecretMount(folder("client"));
  }

  @Override
  public void start() {
    masterKey.start();
  }

  @Override
  public void put(Values values) {
    apiKey.swap(Map.of("api-key", values.apiKey()));
    certificate.swap(
        Map.of(
            "tls.crt", values.clientCertificate().certificateChainPem(),
            "tls.key", values.clientCertificate().privateKeyPem()));
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "master-key.file", layout.masterKey().toString(),
        "connectors.sandbox.credentials.api-key", "file:" + folder("sandbox").resolve("api-key"),
        "connectors.sandbox.credentials.client-certificate", "file:" + folder("client"));
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

  private Path folder(String name) {
    return layout.mounts().resolve(name);
  }
}
