package io.sallyport.runtime.vault.server;

import io.sallyport.sandbox.authority.CertificateAuthority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * HashiCorp's own server as a process, with its storage in a temporary folder: it can be sealed,
 * stopped and started again with what it had.
 */
public final class RealVault implements VaultServer {
  private static final String READY = "Vault server started!";
  private static final int ATTEMPTS = 3;

  private final Path program;
  private final Path folder;
  private final URI address;
  private final VaultAdmin admin;
  private @Nullable LocalProcess process;

  private RealVault(Path program, Path folder, URI address, LocalProcess process) {
    this.program = program;
    this.folder = folder;
    this.address = address;
    this.process = process;
    this.admin = initialise();
    admin.unseal();
  }

  /** Where the program is; empty when it is not on the path. */
  public static Optional<Path> find() {
    return SearchPath.find("vault");
  }

  /**
   * Starts one, initialises and unseals it.
   *
   * @throws IllegalStateException when it is not on the path or does not start
   */
  public static RealVault start() {
    Path program = find().orElseThrow(() -> new IllegalStateException("vault is not on the path"));
    Path folder = Folders.temporary("sallyport-vault-");
    issueCertificate(folder);
    for (int attempt = 1; ; attempt++) {
      int port = Folders.freePort();
      Folders.write(folder.resolve("vault.hcl"), configuration(folder, port));
      try {
        LocalProcess process = launch(program, folder);
        return new RealVault(program, folder, URI.create("https://localhost:" + port), process);
      } catch (IllegalStateException portTaken) {
        if (attempt == ATTEMPTS) {
          Folders.remove(folder);
          throw portTaken;
        }
      }
    }
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Path trust() {
    return folder.resolve("authority.crt");
  }

  @Override
  public VaultAdmin admin() {
    return admin;
  }

  @Override
  public boolean isReal() {
    return true;
  }

  @Override
  public void stop() {
    LocalProcess running = process;
    process = null;
    if (running != null) {
      running.close();
    }
  }

  /** The real one comes back sealed; this opens it. */
  @Override
  public void restart() {
    stop();
    process = launch(program, folder);
    admin.unseal();
  }

  @Override
  public void close() {
    stop();
    Folders.remove(folder);
  }

  private static LocalProcess launch(Path program, Path folder) {
    return LocalProcess.start(
        List.of(program.toString(), "server", "-config=" + folder.resolve("vault.hcl")),
        folder,
        READY);
  }

  private VaultAdmin initialise() {
    JsonObject made =
        new VaultHttp(address, TestTls.client(trust(), null))
            .send(
                "PUT",
                "sys/init",
                new JsonObject().put("secret_shares", 1).put("secret_threshold", 1))
            .body();
    JsonArray keys = made.getJsonArray("keys");
    return new VaultAdmin(address, trust(), made.getString("root_token"), keys.getString(0));
  }

  private static void issueCertificate(Path folder) {
    CertificateAuthority authority =
        CertificateAuthority.create("authority of the tests' Vault", Clock.systemUTC());
    try {
      authority.writeTo(folder, "authority");
      authority
          .issueServer("vault", List.of("localhost"), List.of("127.0.0.1"), Duration.ofDays(1))
          .writeTo(folder, "server");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String configuration(Path folder, int port) {
    return """
        disable_mlock = true
        api_addr = "https://localhost:%1$d"
        storage "file" {
          path = "%2$s/data"
        }
        listener "tcp" {
          address       = "127.0.0.1:%1$d"
          tls_cert_file = "%2$s/server.crt"
          tls_key_file  = "%2$s/server.key"
        }
        """
        .formatted(port, folder);
  }
}
