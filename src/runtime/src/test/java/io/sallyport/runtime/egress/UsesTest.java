package io.sallyport.runtime.egress;

import static io.sallyport.runtime.egress.EgressFixture.charged;
import static io.sallyport.runtime.egress.EgressFixture.failed;
import static io.sallyport.runtime.egress.EgressFixture.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.port.CredentialStamp;
import io.sallyport.engine.port.Delivery;
import io.sallyport.engine.port.UndeclaredFlowException;
import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.net.NetSocket;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a request holds its credentials, whichever way it ends. */
class UsesTest {
  /** More than the buffers of both sockets take. */
  private static final int HUGE_BYTES = 16 * 1_024 * 1_024;

  private static final Duration SHORT = Duration.ofMillis(500);

  @TempDir Path folder;
  private EgressFixture fixture;
  private CountingCredentials credentials;

  @BeforeEach
  void start() throws Exception {
    fixture = new EgressFixture(folder);
    credentials = fixture.countUses();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void anAnswer() throws Exception {
    BlockingQueue<NetSocket> waiting = new LinkedBlockingQueue<>();
    try (RawGateway gateway = fixture.gateway((socket, request) -> waiting.add(socket));
        VertxTransport transport = fixture.transport(gateway.port())) {
      CompletableFuture<WireResult> sent = send(transport, TestConnector.charge());
      NetSocket socket = waiting.take();
      assertEquals(1, credentials.held());
      RawGateway.write(socket, RawGateway.json("{}"));
      assertInstanceOf(WireResult.Answered.class, sent.get(10, TimeUnit.SECONDS));
      assertTakenAndReturned(1);
    }
  }

  @Test
  void theStampIsTheUse() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      Delivery delivery = delivered(transport, TestConnector.read("1"), Duration.ofSeconds(9));
      assertEquals(
          1,
          assertInstanceOf(CredentialUse.class, delivery.credentials()).generation("certificate"));
      Delivery late = delivered(transport, TestConnector.read("1"), Duration.ZERO);
      assertSame(CredentialStamp.NONE, late.credentials());
      assertTakenAndReturned(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
        "220 mail.example ESMTP\r\n\r\n"
      })
  void noWholeAnswer(String answer) throws Exception {
    assertFailsAndReturns(
        (socket, request) -> {
          RawGateway.write(socket, answer);
          socket.close().onComplete(done -> {});
        });
  }

  @Test
  void anAnswerThatIsTooLarge() throws Exception {
    assertFailsAndReturns(
        RawGateway.answering(
            "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n" + "x".repeat(1_048_577)));
  }

  private void assertFailsAndReturns(BiConsumer<NetSocket, String> onRequest) throws Exception {
    try (RawGateway gateway = fixture.gateway(onRequest);
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertInstanceOf(WireResult.Failed.class, charged(transport));
      assertTakenAndReturned(1);
    }
  }

  @Test
  void nobodyListening() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (VertxTransport transport = fixture.transport(port)) {
      assertEquals(failed(WireFailure.CONNECT), charged(transport));
      assertTakenAndReturned(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aRefusedCertificate(String protocol) throws Exception {
    CertificateAuthority other = CertificateAuthority.create("Other", Clock.systemUTC());
    try (RawGateway gateway =
            RawGateway.start(
                fixture.vertx,
                fixture.server,
                other,
                protocol,
                RawGateway.answering(RawGateway.json("{}")));
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(failed(WireFailure.CERTIFICATE_REFUSED), charged(transport));
      assertTakenAndReturned(1);
    }
  }

  @Test
  void aDeadlineBeforeThereIsAConnection() throws Exception {
    try (RawGateway gateway = RawGateway.startSilent(fixture.vertx);
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(
          failed(WireFailure.DEADLINE_BEFORE_SEND),
          send(transport, TestConnector.charge(), SHORT).get(10, TimeUnit.SECONDS));
      assertTakenAndReturned(1);
    }
  }

  @Test
  void aDeadlineAfterTheRequest() throws Exception {
    try (RawGateway gateway = fixture.gateway((socket, request) -> {});
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(
          failed(WireFailure.DEADLINE),
          send(transport, TestConnector.charge(), SHORT).get(10, TimeUnit.SECONDS));
      assertTakenAndReturned(1);
      assertTrue(gateway.awaitAllClosed());
    }
  }

  @Test
  void aDeadlineWhileTheGatewayDoesNotRead() throws Exception {
    try (RawGateway gateway =
            RawGateway.startDeaf(fixture.vertx, fixture.server, fixture.authority, socket -> {});
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(
          failed(WireFailure.DEADLINE),
          send(transport, huge(), Duration.ofSeconds(2)).get(10, TimeUnit.SECONDS));
      assertEquals(1, gateway.requests().size());
      assertTrue(credentials.awaitReturned(), "the bytes stay in the socket");
      assertTakenAndReturned(1);
    }
  }

  @Test
  void anAnswerOfAGatewayThatDidNotReadTheRequest() throws Exception {
    try (RawGateway gateway =
            RawGateway.startDeaf(
                fixture.vertx,
                fixture.server,
                fixture.authority,
                socket ->
                    RawGateway.write(
                        socket, RawGateway.answer("413 Too Large", "text/plain", "too large")));
        VertxTransport transport =
            fixture.transport("localhost", gateway.port(), Duration.ofSeconds(9), 1)) {
      assertInstanceOf(
          WireResult.Answered.class, send(transport, huge()).get(10, TimeUnit.SECONDS));
      assertTrue(credentials.awaitReturned(), "the bytes stay in the socket");
      assertTakenAndReturned(1);
      assertInstanceOf(WireResult.Answered.class, charged(transport));
      assertEquals(2, gateway.requests().size(), "over a connection of its own");
      assertTakenAndReturned(2);
    }
  }

  @Test
  void anUndeclaredFlowTakesNone() throws Exception {
    HttpRequest request =
        HttpRequest.builder("api", HttpMethod.POST, "/v1/charges")
            .json(JsonObject.builder().put("note", Reference.cardNumber()).build())
            .build();
    try (VertxTransport transport = fixture.transport(1)) {
      assertThrows(
          ExecutionException.class, () -> send(transport, request).get(10, TimeUnit.SECONDS));
      assertTakenAndReturned(0);
    }
  }

  @Test
  void aRequestThatCanNotBeFilledIn() throws Exception {
    try (VertxTransport transport = fixture.transport(1)) {
      ExecutionException refused =
          assertThrows(
              ExecutionException.class,
              () ->
                  transport
                      .send(
                          TestConnector.ID,
                          TestConnector.charge(),
                          CardInHand.empty(),
                          Instant.now().plusSeconds(9))
                      .toCompletableFuture()
                      .get(10, TimeUnit.SECONDS));
      assertInstanceOf(UndeclaredFlowException.class, refused.getCause());
      assertTakenAndReturned(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"api-key", "certificate"})
  void aMissingRole(String kept) throws Exception {
    CountingCredentials incomplete =
        new CountingCredentials(Map.of(kept, credentials.present().value(kept)));
    try (VertxTransport transport = fixture.transport(1, incomplete)) {
      assertEquals(failed(WireFailure.CREDENTIAL_MISSING), charged(transport));
      assertEquals(1, incomplete.taken());
      assertEquals(0, incomplete.held());
      assertEquals(0, incomplete.closedAgain());
    }
  }

  @Test
  void aClosedTransport() throws Exception {
    VertxTransport transport = fixture.transport(1);
    transport.close();
    assertEquals(failed(WireFailure.CONNECT), charged(transport));
    assertTakenAndReturned(1);
  }

  @Test
  void aFullBulkhead() throws Exception {
    BlockingQueue<NetSocket> waiting = new LinkedBlockingQueue<>();
    try (RawGateway gateway = fixture.gateway((socket, request) -> waiting.add(socket));
        VertxTransport transport = fixture.transport(gateway.port())) {
      List<CompletableFuture<WireResult>> inFlight =
          List.of(1, 2, 3, 4).stream()
              .map(number -> send(transport, TestConnector.charge()))
              .toList();
      assertEquals(failed(WireFailure.BULKHEAD_FULL), charged(transport));
      assertEquals(4, credentials.held());
      for (CompletableFuture<WireResult> sent : inFlight) {
        RawGateway.write(waiting.take(), RawGateway.json("{}"));
        assertEquals(false, sent.isCompletedExceptionally());
      }
      for (CompletableFuture<WireResult> sent : inFlight) {
        assertInstanceOf(WireResult.Answered.class, sent.get(10, TimeUnit.SECONDS));
      }
      assertTakenAndReturned(5);
    }
  }

  @Test
  void anOpenBreaker() throws Exception {
    try (RawGateway gateway =
            fixture.gateway((socket, request) -> socket.close().onComplete(done -> {}));
        VertxTransport transport = fixture.transport(gateway.port())) {
      for (int number = 0; number < 20; number++) {
        assertEquals(failed(WireFailure.CLOSED), charged(transport));
      }
      assertEquals(failed(WireFailure.BREAKER_OPEN), charged(transport));
      assertTakenAndReturned(21);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"api-key", "certificate", "generation"})
  void anException(String where) throws Exception {
    BrokenUse broken = new BrokenUse(credentials.use("test"), where);
    try (VertxTransport transport = fixture.transport(1, connector -> broken)) {
      ExecutionException thrown =
          assertThrows(
              ExecutionException.class,
              () -> send(transport, TestConnector.charge()).get(10, TimeUnit.SECONDS));
      assertInstanceOf(IllegalStateException.class, thrown.getCause());
      assertTakenAndReturned(1);
      assertEquals(0, transport.clientCount("test", "api"));
    }
  }

  /** Throws at one of its functions. */
  private record BrokenUse(CredentialUse use, String where) implements CredentialUse {
    @Override
    public Optional<Credential> of(String role) {
      if (role.equals(where)) {
        throw new IllegalStateException("broken");
      }
      return use.of(role);
    }

    @Override
    public long generation(String role) {
      if (where.equals("generation")) {
        throw new IllegalStateException("broken");
      }
      return use.generation(role);
    }

    @Override
    public void close() {
      use.close();
    }
  }

  private void assertTakenAndReturned(int count) {
    assertEquals(count, credentials.taken(), "taken");
    assertEquals(0, credentials.held(), "held");
    assertEquals(0, credentials.closedAgain(), "closed again");
  }

  private static Delivery delivered(VertxTransport transport, WireRequest request, Duration within)
      throws Exception {
    return transport
        .send(TestConnector.ID, request, CardInHand.empty(), Instant.now().plus(within))
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private static HttpRequest huge() {
    return TestConnector.charge(HttpRequest.builder("api", HttpMethod.POST, "/v1/charges"))
        .json(JsonObject.builder().put("note", "x".repeat(HUGE_BYTES)).build())
        .build();
  }
}
