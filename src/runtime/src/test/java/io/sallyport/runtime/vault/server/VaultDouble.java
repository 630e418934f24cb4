package io.sallyport.runtime.vault.server;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.sallyport.runtime.vault.server.imitation.Imitation;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A double of Vault's HTTP API over TLS, in memory, with a clock of the test's own and with faults.
 * It answers as the real one does as far as clients can see; the tests that it shares with the real
 * one say how far that is. It speaks HTTP/1.1 only.
 */
public final class VaultDouble implements VaultServer {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

  private final Path folder = Folders.temporary("sallyport-vault-double-");
  private final Vertx vertx;
  private final Imitation imitation;
  private final VaultFaults faults = new VaultFaults();
  private final DoubleHandler handler;
  private final HttpServerOptions options;
  private final VaultAdmin admin;
  private @Nullable HttpServer server;

  private VaultDouble(Clock clock) {
    vertx = vertx();
    imitation = new Imitation(clock, vertx);
    handler = new DoubleHandler(vertx, imitation, faults);
    options = options();
    server = listen();
    options.setPort(server.actualPort());
    admin = new VaultAdmin(address(), trust(), imitation.rootToken(), imitation.unsealKey());
  }

  /** Starts one; the clock says when tokens and leases end and what certificates are valid. */
  public static VaultDouble start(Clock clock) {
    return new VaultDouble(clock);
  }

  @Override
  public URI address() {
    return URI.create("https://localhost:" + options.getPort());
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
    return false;
  }

  /** What goes wrong. */
  public VaultFaults faults() {
    return faults;
  }

  /** What was asked so far, in its order, also what went wrong; without what root asked. */
  public List<SeenRequest> requests() {
    return handler.requests();
  }

  /** How many of them have a path (without {@code /v1/}) that begins so. */
  public int count(String prefix) {
    return (int) requests().stream().filter(request -> request.path().startsWith(prefix)).count();
  }

  @Override
  public void stop() {
    HttpServer running = server;
    server = null;
    if (running != null) {
      await(running.close());
    }
  }

  @Override
  public void restart() {
    stop();
    server = listen();
  }

  @Override
  public void close() {
    await(vertx.close());
    Folders.remove(folder);
  }

  private HttpServer listen() {
    return await(vertx.createHttpServer(options).requestHandler(handler).listen());
  }

  private HttpServerOptions options() {
    CertificateAuthority authority =
        CertificateAuthority.create("authority of the double of Vault", Clock.systemUTC());
    Folders.write(trust(), authority.certificatePem());
    Issued certificate =
        authority.issueServer(
            "vault", List.of("localhost"), List.of("127.0.0.1"), Duration.ofDays(1));
    return new HttpServerOptions()
        .setHost("127.0.0.1")
        .setPort(0)
        .setSsl(true)
        .setUseAlpn(false)
        .setClientAuth(ClientAuth.REQUEST)
        // As Vault does: any certificate passes the handshake, and the login decides.
        .setTrustOptions(
            TrustOptions.wrap(InsecureTrustManagerFactory.INSTANCE.getTrustManagers()[0]))
        .setKeyCertOptions(
            new PemKeyCertOptions()
                .setCertValue(Buffer.buffer(certificate.certificateChainPem()))
                .setKeyValue(Buffer.buffer(certificate.privateKeyPem())));
  }

  private static Vertx vertx() {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
