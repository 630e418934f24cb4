package io.sallyport.sandbox;

import io.sallyport.sandbox.http.GatewayHandler;
import io.sallyport.sandbox.http.OpenConnections;
import io.sallyport.sandbox.ledger.Ledger;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A payment gateway with a ledger and faults, over mutual TLS: it plays a real gateway in the demo,
 * in tests and in drills. Its ledger survives restarts and never holds a card number, a security
 * code or an API key. Send it published test numbers only.
 *
 * <p>In a process of its own it is started by {@link Main}; in a test by {@link #start}.
 */
public final class SandboxGateway implements AutoCloseable {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);
  private static final int IDLE_SECONDS = 300;

  private final Vertx vertx;
  private final Ledger ledger;
  private final HttpServer server;

  private SandboxGateway(Vertx vertx, Ledger ledger, HttpServer server) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.server = server;
  }

  /** Runs the gateway as a process; see {@link CommandLine} for the options. */
  public static void main(String[] arguments) {
    Main.run(arguments);
  }

  /**
   * Opens the ledger and listens. Does not block.
   *
   * @return completes when requests are accepted, or exceptionally with a {@link
   *     SandboxStartException}
   */
  public static CompletionStage<SandboxGateway> start(SandboxOptions options) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    // A stage of its own: one of this Vert.x could not complete any more once that is closed.
    CompletableFuture<SandboxGateway> started = new CompletableFuture<>();
    vertx
        .executeBlocking(() -> Ledger.open(options.directory(), options.clock()))
        .compose(ledger -> listen(vertx, ledger, options))
        .onSuccess(started::complete)
        .onFailure(
            failure ->
                vertx
                    .close()
                    .onComplete(
                        unused -> started.completeExceptionally(explained(options, failure))));
    return started;
  }

  /** The port it listens on, also when any free one was asked for. */
  public int port() {
    return server.actualPort();
  }

  /**
   * Closes all connections, writes what waits for the disk and gives the ledger free. Blocks for at
   * most some seconds; not to be called on an event loop.
   */
  @Override
  public void close() {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the sandbox gateway did not stop in time", e);
    } finally {
      close(ledger);
    }
  }

  private static void close(Ledger ledger) {
    try {
      ledger.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Future<SandboxGateway> listen(Vertx vertx, Ledger ledger, SandboxOptions options) {
    OpenConnections connections = new OpenConnections();
    return vertx
        .createHttpServer(serverOptions(options))
        .connectionHandler(connections)
        .requestHandler(new GatewayHandler(vertx, ledger, options.apiKeySha256(), connections))
        .listen()
        .map(server -> new SandboxGateway(vertx, ledger, server))
        .onFailure(unused -> close(ledger));
  }

  private static HttpServerOptions serverOptions(SandboxOptions options) {
    return new HttpServerOptions()
        .setHost(options.host())
        .setPort(options.port())
        .setSsl(true)
        .setUseAlpn(false)
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
        .setClientAuth(ClientAuth.REQUIRED)
        .setKeyCertOptions(
            new PemKeyCertOptions()
                .setCertPath(options.certificate().toAbsolutePath().toString())
                .setKeyPath(options.privateKey().toAbsolutePath().toString()))
        .setTrustOptions(
            new PemTrustOptions().addCertPath(options.trust().toAbsolutePath().toString()))
        .setIdleTimeout(IDLE_SECONDS);
  }

  private static SandboxStartException explained(SandboxOptions options, Throwable failure) {
    String message =
        failure instanceof BindException
            ? "port " + options.port() + " on " + options.host() + " can not be used: it is taken"
            : "can not start: " + failure.getMessage();
    return new SandboxStartException(message.lines().findFirst().orElse("can not start"), failure);
  }
}
