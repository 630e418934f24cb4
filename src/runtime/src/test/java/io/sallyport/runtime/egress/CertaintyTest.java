package io.sallyport.runtime.egress;

import static io.sallyport.runtime.egress.EgressFixture.charged;
import static io.sallyport.runtime.egress.EgressFixture.failed;
import static io.sallyport.runtime.egress.EgressFixture.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.net.NetSocket;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a request that got no answer. */
class CertaintyTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir Path folder;
  private EgressFixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new EgressFixture(folder);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void nobodyListening() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (VertxTransport transport = fixture.transport(port)) {
      assertEquals(failed(WireFailure.CONNECT), charged(transport));
    }
  }

  @Test
  void aHostThatDoesNotExist() throws Exception {
    try (VertxTransport transport =
        fixture.transport("gateway.invalid", 443, Duration.ofSeconds(10), 1)) {
      assertEquals(failed(WireFailure.CONNECT), charged(transport));
    }
  }

  @Test
  void aServerOfAnUnknownAuthority() throws Exception {
    CertificateAuthority other = CertificateAuthority.create("Other", Clock.systemUTC());
    Issued server =
        other.issueServer("gateway", List.of("localhost"), List.of(), EgressFixture.VALIDITY);
    assertTlsFailure(server);
  }

  @Test
  void aServerOfAnotherName() throws Exception {
    assertTlsFailure(
        fixture.authority.issueServer(
            "gateway", List.of("gateway.example"), List.of(), EgressFixture.VALIDITY));
  }

  private void assertTlsFailure(Issued server) throws Exception {
    try (RawGateway gateway =
            RawGateway.start(
                fixture.vertx,
                server,
                fixture.authority,
                "TLSv1.3",
                RawGateway.answering(RawGateway.json("{}")));
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(failed(WireFailure.TLS), charged(transport));
      assertEquals(List.of(), gateway.requests());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aServerThatRefusesOurCertificate(String protocol) throws Exception {
    assertCertificateRefused(protocol);
  }

  /** In TLS 1.3 the alert comes after our request: it must not be lost now and then. */
  @RepeatedTest(20)
  void aCertificateAlertAfterTheRequestIsNeverMistaken() throws Exception {
    assertCertificateRefused("TLSv1.3");
  }

  private void assertCertificateRefused(String protocol) throws Exception {
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
      assertEquals(List.of(), gateway.requests());
    }
  }

  @Test
  void aConnectionThatClosesAfterTheRequest() throws Exception {
    assertFails(WireFailure.CLOSED, (socket, request) -> close(socket));
  }

  @Test
  void aConnectionThatClosesWithinTheAnswer() throws Exception {
    assertFails(
        WireFailure.CLOSED,
        (socket, request) -> {
          RawGateway.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
          close(socket);
        });
  }

  @Test
  void anAnswerThatIsNotHttp() throws Exception {
    assertFails(WireFailure.PROTOCOL, RawGateway.answering("220 mail.example ESMTP\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1048577", "Connection: close"})
  void anAnswerThatIsTooLarge(String framing) throws Exception {
    assertFails(
        WireFailure.ANSWER_TOO_LARGE,
        RawGateway.answering("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n" + "x".repeat(1_048_577)));
  }

  private void assertFails(WireFailure failure, BiConsumer<NetSocket, String> onRequest)
      throws Exception {
    try (RawGateway gateway = fixture.gateway(onRequest);
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(failed(failure), charged(transport));
      assertEquals(1, gateway.requests().size(), "sent once");
    }
  }

  @Test
  void aDeadlineAfterTheRequestLeavesTheConnectionUnusable() throws Exception {
    AtomicBoolean silent = new AtomicBoolean(true);
    BlockingQueue<NetSocket> kept = new LinkedBlockingQueue<>();
    try (RawGateway gateway =
            fixture.gateway(
                (socket, request) -> {
                  if (silent.getAndSet(false)) {
                    kept.add(socket);
                  } else {
                    RawGateway.write(socket, RawGateway.json("{}"));
                  }
                });
        VertxTransport transport = fixture.transport("localhost", gateway.port(), SHORT, 1)) {
      assertEquals(failed(WireFailure.DEADLINE), charged(transport));
      RawGateway.write(kept.take(), RawGateway.json("{\"late\":true}"));
      assertInstanceOf(WireResult.Answered.class, charged(transport));
      assertEquals(2, gateway.connections());
    }
  }

  @Test
  void aDeadlineDuringTheHandshake() throws Exception {
    try (RawGateway gateway = RawGateway.startSilent(fixture.vertx);
        VertxTransport transport = fixture.transport(gateway.port())) {
      WireResult result = send(transport, TestConnector.charge(), SHORT).get(10, TimeUnit.SECONDS);
      assertEquals(failed(WireFailure.DEADLINE_BEFORE_SEND), result);
    }
  }

  @Test
  void aDeadlineThatIsOver() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      WireResult result =
          send(transport, TestConnector.charge(), Duration.ofMillis(-1)).get(9, TimeUnit.SECONDS);
      assertEquals(failed(WireFailure.DEADLINE_BEFORE_SEND), result);
      assertEquals(0, gateway.connections());
    }
  }

  @Test
  void aDeadlineWhileWaitingForAConnectionLosesNoConnection() throws Exception {
    BlockingQueue<NetSocket> waiting = new LinkedBlockingQueue<>();
    try (RawGateway gateway = fixture.gateway((socket, request) -> waiting.add(socket));
        VertxTransport transport =
            fixture.transport("localhost", gateway.port(), Duration.ofSeconds(10), 1)) {
      CompletableFuture<WireResult> first = send(transport, TestConnector.charge());
      NetSocket socket = waiting.take();
      assertEquals(
          failed(WireFailure.DEADLINE_BEFORE_SEND),
          send(transport, TestConnector.charge(), SHORT).get(10, TimeUnit.SECONDS));
      RawGateway.write(socket, RawGateway.json("{}"));
      assertInstanceOf(WireResult.Answered.class, first.get(10, TimeUnit.SECONDS));
      CompletableFuture<WireResult> third = send(transport, TestConnector.charge());
      RawGateway.write(waiting.take(), RawGateway.json("{}"));
      assertInstanceOf(WireResult.Answered.class, third.get(10, TimeUnit.SECONDS));
      assertEquals(2, gateway.requests().size());
      assertEquals(1, gateway.connections());
    }
  }

  @Test
  void moreThanMayBeInFlightIsRefusedAtOnce() throws Exception {
    BlockingQueue<NetSocket> waiting = new LinkedBlockingQueue<>();
    try (RawGateway gateway = fixture.gateway((socket, request) -> waiting.add(socket));
        VertxTransport transport = fixture.transport(gateway.port())) {
      List<CompletableFuture<WireResult>> inFlight =
          List.of(1, 2, 3, 4).stream()
              .map(number -> send(transport, TestConnector.charge()))
              .toList();
      assertEquals(failed(WireFailure.BULKHEAD_FULL), charged(transport));
      for (CompletableFuture<WireResult> sent : inFlight) {
        RawGateway.write(waiting.take(), RawGateway.json("{}"));
        assertEquals(false, sent.isCompletedExceptionally());
      }
      for (CompletableFuture<WireResult> sent : inFlight) {
        assertInstanceOf(WireResult.Answered.class, sent.get(10, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void aGatewayThatDoesNotAnswerIsLeftAlone() throws Exception {
    try (RawGateway gateway = fixture.gateway((socket, request) -> close(socket));
        VertxTransport transport = fixture.transport(gateway.port())) {
      for (int number = 0; number < 20; number++) {
        assertEquals(failed(WireFailure.CLOSED), charged(transport));
      }
      assertEquals(failed(WireFailure.BREAKER_OPEN), charged(transport));
      assertEquals(20, gateway.requests().size());
      assertEquals(
          List.of("breaker open", "failed api CLOSED", "failed api BREAKER_OPEN"),
          fixture.events.told().stream().skip(39).toList());
    }
  }

  @Test
  void anAnswerIsNoFailureWhateverItsStatus() throws Exception {
    try (RawGateway gateway =
            fixture.gateway(RawGateway.answer("503 Busy", "text/plain", "later"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      for (int number = 0; number < 25; number++) {
        assertInstanceOf(WireResult.Answered.class, charged(transport));
      }
    }
  }

  private static void close(NetSocket socket) {
    socket.close().onComplete(done -> {});
  }
}
