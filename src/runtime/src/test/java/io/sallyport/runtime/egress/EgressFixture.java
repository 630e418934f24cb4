package io.sallyport.runtime.egress;

import io.sallyport.engine.port.Delivery;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
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

  final Vertx vertx = Vertx.vertx();
  final CertificateAuthority authority = CertificateAuthority.create("Test", Clock.systemUTC());
  final Issued server =
      authority.issueServer("gateway", List.of("localhost"), List.of("127.0.0.1"), VALIDITY);
  final TestConnector connector = new TestConnector();
  final RecordedEvents events = new RecordedEvents();
  private final Path trust;

  EgressFixture(Path folder) throws Exception {
    trust = folder.resolve("trust.pem");
    Files.writeString(trust, authority.certificatePem());
    connector.present(1, client("one"));
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

  VertxTransport transport(String host, int port, Duration timeout, int maxConnections) {
    URI address = URI.create("https://" + host + ":" + port);
    ConnectorEgress settings =
        new ConnectorEgress(
            TestConnector.manifest(),
            Map.of("api", address),
            Optional.of(trust),
            connector,
            timeout,
            4,
            maxConnections);
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
