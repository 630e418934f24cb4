package io.sallyport.runtime.egress;

import io.sallyport.engine.port.Delivery;
import io.sallyport.runtime.credentials.Credentials;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import io.sallyport.spi.probe.ProbeConnector;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Certificates, a Vert.x and a transport, for tests over real sockets. */
final class EgressFixture implements AutoCloseable {
  static final Duration VALIDITY = Duration.ofDays(1);

  final Vertx vertx;
  final CertificateAuthority authority = CertificateAuthority.create("Test", Clock.systemUTC());
  final Issued server =
      authority.issueServer("gateway", List.of("localhost"), List.of("127.0.0.1"), VALIDITY);
  final TestConnector connector = new TestConnector();
  final RecordedEvents events = new RecordedEvents();
  final TestProbe probe = new TestProbe();
  final CountingCredentials counting =
      new CountingCredentials(
          Map.of(
              "api-key", TestConnector.key(TestConnector.KEY),
              "certificate", TestConnector.certificate(client("counted"))));
  private final Path trust;
  private Credentials credentials = connector;

  EgressFixture(Path folder) throws Exception {
    this(folder, Vertx.vertx());
  }

  EgressFixture(Path folder, Vertx vertx) throws Exception {
    this.vertx = vertx;
    trust = folder.resolve("trust.pem");
    Files.writeString(trust, authority.certificatePem());
    connector.present(1, client("one"));
  }

  /** From now on transports use {@link #counting}. */
  CountingCredentials countUses() {
    credentials = counting;
    return counting;
  }

  Issued client(String name) {
    return authority.issueClient(name, List.of(), List.of(name), VALIDITY);
  }

  RawGateway gateway(BiConsumer<NetSocket, String> onRequest) throws Exception {
    return RawGateway.start(vertx, server, authority, "TLSv1.3", onRequest);
  }

  RawGateway gateway(String answer) throws Exception {
    return gateway(RawGateway.answering(answer));
  }

  VertxTransport transport(int port) {
    return transport("localhost", port, Duration.ofSeconds(10), 64);
  }

  VertxTransport transport(int port, Credentials others) {
    credentials = others;
    return transport(port);
  }

  VertxTransport transportWithoutProbe(int port) {
    return transport("localhost", port, Duration.ofSeconds(10), 64, Optional.empty());
  }

  VertxTransport transport(String host, int port, Duration timeout, int maxConnections) {
    return transport(host, port, timeout, maxConnections, Optional.of(probe));
  }

  private VertxTransport transport(
      String host,
      int port,
      Duration timeout,
      int maxConnections,
      Optional<ProbeConnector> probing) {
    URI address = URI.create("https://" + host + ":" + port);
    ConnectorEgress settings =
        new ConnectorEgress(
            TestConnector.manifest(),
            Map.of("api", address),
            Optional.of(trust),
            credentials,
            timeout,
            4,
            maxConnections,
            probing);
    return new VertxTransport(vertx, Map.of(TestConnector.ID, settings), Clock.systemUTC(), events);
  }

  static CompletableFuture<WireResult> send(VertxTransport transport, WireRequest request) {
    return send(transport, request, Duration.ofSeconds(10));
  }

  static CompletableFuture<WireResult> send(
      VertxTransport transport, WireRequest request, Duration within) {
    CardInHand card = TestConnector.card();
    return transport
        .send(TestConnector.ID, request, card, Instant.now().plus(within))
        .thenApply(Delivery::result)
        .whenComplete((result, failure) -> card.close())
        .toCompletableFuture();
  }

  static WireResult charged(VertxTransport transport) throws Exception {
    return send(transport, TestConnector.charge()).get(15, TimeUnit.SECONDS);
  }

  static WireResult failed(WireFailure failure) {
    return new WireResult.Failed(failure);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
