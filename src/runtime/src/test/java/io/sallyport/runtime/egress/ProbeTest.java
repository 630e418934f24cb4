package io.sallyport.runtime.egress;

import static io.sallyport.runtime.egress.EgressFixture.failed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.net.NetSocket;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
  private static final String NEW_KEY = "key-that-is-new";
  private static final Duration SHORT = Duration.ofMillis(500);

  @TempDir Path folder;
  private EgressFixture fixture;
  private CountingCredentials candidates;

  @BeforeEach
  void start() throws Exception {
    fixture = new EgressFixture(folder);
    candidates = candidates(fixture.client("new"), NEW_KEY);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void goodCandidatesAreAccepted(String protocol) throws Exception {
    try (RawGateway gateway = gateway(protocol, fixture.authority);
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertTrue(transport.canProbe(TestConnector.ID));
      assertEquals(ProbeVerdict.ACCEPTED, probed(transport));
      assertEquals(1, gateway.requests().size());
      assertTrue(gateway.requests().get(0).startsWith("GET /v1/charges/probe HTTP/1.1\r\n"));
      assertEquals(
          List.of("sending GET api /v1/charges/{id} with 1", "probed api ACCEPTED"),
          fixture.events.told());
      assertTrue(gateway.awaitAllClosed());
      assertEquals(0, transport.clientCount("test", "api"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void anUnknownKeyIsRefused(String protocol) throws Exception {
    candidates = candidates(fixture.client("new"), "key-that-is-wrong");
    try (RawGateway gateway = gateway(protocol, fixture.authority);
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(ProbeVerdict.REFUSED, probed(transport));
      assertEquals(1, gateway.requests().size());
      assertTrue(gateway.awaitAllClosed());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void anUntrustedCertificateIsRefused(String protocol) throws Exception {
    CertificateAuthority other = CertificateAuthority.create("Other", Clock.systemUTC());
    assertCertificateRefused(protocol, other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void anExpiredCertificateIsRefused(String protocol) throws Exception {
    Clock past = Clock.fixed(Instant.now().minus(Duration.ofDays(9)), ZoneOffset.UTC);
    CertificateAuthority authority = CertificateAuthority.create("Past", past);
    Issued expired =
        authority.issueClient("new", List.of(), List.of("new"), EgressFixture.VALIDITY);
    candidates = candidates(expired, NEW_KEY);
    assertCertificateRefused(protocol, authority);
  }

  /** Under TLS 1.3 the alert comes after our request: it must not be lost now and then. */
  @RepeatedTest(20)
  void aRefusalAfterTheRequestIsNeverMistaken() throws Exception {
    CertificateAuthority other = CertificateAuthority.create("Other", Clock.systemUTC());
    assertCertificateRefused("TLSv1.3", other);
  }

  private void assertCertificateRefused(String protocol, CertificateAuthority trusted)
      throws Exception {
    try (RawGateway gateway = gateway(protocol, trusted);
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(ProbeVerdict.REFUSED, probed(transport));
      assertEquals(List.of(failed(WireFailure.CERTIFICATE_REFUSED)), fixture.probe.results());
      assertEquals(List.of(), gateway.requests());
      assertTrue(gateway.awaitAllClosed());
    }
  }

  @Test
  void aGatewayThatHangsIsWaitedForNoLongerThanTheTimeout() throws Exception {
    assertInconclusive(WireFailure.DEADLINE, (socket, request) -> {});
  }

  @Test
  void aGatewayThatHangsUpSaysNothing() throws Exception {
    assertInconclusive(
        WireFailure.CLOSED, (socket, request) -> socket.close().onComplete(done -> {}));
  }

  @Test
  void halfAnAnswerSaysNothing() throws Exception {
    assertInconclusive(
        WireFailure.DEADLINE,
        RawGateway.answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
  }

  private void assertInconclusive(WireFailure failure, BiConsumer<NetSocket, String> onRequest)
      throws Exception {
    try (RawGateway gateway = fixture.gateway(onRequest);
        VertxTransport transport = fixture.transport("localhost", gateway.port(), SHORT, 1)) {
      assertEquals(ProbeVerdict.INCONCLUSIVE, probed(transport));
      assertEquals(List.of(failed(failure)), fixture.probe.results());
      assertEquals(1, gateway.requests().size());
      assertTrue(gateway.awaitAllClosed());
    }
  }

  @Test
  void aGatewayThatIsOutOfOrderSaysNothing() throws Exception {
    try (RawGateway gateway =
            fixture.gateway(RawGateway.answer("500 Broken", "text/plain", "broken"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(ProbeVerdict.INCONCLUSIVE, probed(transport));
      assertTrue(gateway.awaitAllClosed());
    }
  }

  @Test
  void aGatewayThatIsNotThereSaysNothing() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (VertxTransport transport = fixture.transport(port)) {
      assertEquals(ProbeVerdict.INCONCLUSIVE, probed(transport));
      assertEquals(List.of(failed(WireFailure.CONNECT)), fixture.probe.results());
    }
  }

  @Test
  void aHandshakeThatHangsIsWaitedForNoLongerThanTheTimeout() throws Exception {
    try (RawGateway gateway = RawGateway.startSilent(fixture.vertx);
        VertxTransport transport = fixture.transport("localhost", gateway.port(), SHORT, 1)) {
      assertEquals(ProbeVerdict.INCONCLUSIVE, probed(transport));
      assertTrue(gateway.awaitAllClosed());
    }
  }

  @Test
  void whatTheGatewayEchoesIsScrubbed() throws Exception {
    try (RawGateway gateway =
            fixture.gateway(RawGateway.answer("200 OK", "text/plain", "hello " + NEW_KEY));
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(ProbeVerdict.ACCEPTED, probed(transport));
      WireResult.Answered seen =
          assertInstanceOf(WireResult.Answered.class, fixture.probe.results().get(0));
      HttpResponse response = assertInstanceOf(HttpResponse.class, seen.response());
      assertEquals(new ResponseBody.Text("hello [scrubbed]"), response.body());
      assertTrue(fixture.events.told().contains("scrubbed 1"), fixture.events.told()::toString);
    }
  }

  static List<Supplier<WireRequest>> requestsThatCanNotBeSent() {
    return List.of(
        () -> HttpRequest.builder("api", HttpMethod.DELETE, "/v1/charges").build(),
        () -> HttpRequest.builder("elsewhere", HttpMethod.GET, "/v1/charges").build(),
        TestConnector::charge);
  }

  @ParameterizedTest
  @MethodSource("requestsThatCanNotBeSent")
  void anUndeclaredProbeIsNotSent(Supplier<WireRequest> request) throws Exception {
    fixture.probe.asks(request);
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(ProbeVerdict.INCONCLUSIVE, probed(transport));
      assertEquals(List.of(), fixture.probe.results());
      assertEquals(0, gateway.connections());
      assertEquals("refused " + request.get().endpoint(), fixture.events.told().get(0));
      assertTrue(fixture.events.told().get(1).endsWith(" INCONCLUSIVE"));
      assertEquals(2, fixture.events.told().size());
    }
  }

  @Test
  void aFunctionThatThrowsIsInconclusive() throws Exception {
    fixture.probe.asks(
        () -> {
          throw new IllegalStateException("broken");
        });
    assertToldAsInconclusive("probed  INCONCLUSIVE");
    fixture.probe.asks(
        () -> {
          throw new StackOverflowError("broken");
        });
    assertToldAsInconclusive("probed  INCONCLUSIVE");
    fixture.probe.asks(() -> TestConnector.read("1"));
    fixture.probe.reads(
        result -> {
          throw new IllegalStateException("broken");
        });
    assertToldAsInconclusive("probed api INCONCLUSIVE");
  }

  private void assertToldAsInconclusive(String event) throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(ProbeVerdict.INCONCLUSIVE, probed(transport));
      List<String> told = fixture.events.told();
      assertEquals(event, told.get(told.size() - 1));
      assertTrue(gateway.awaitAllClosed());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"api-key", "certificate"})
  void aMissingCandidateIsShownToTheConnector(String kept) throws Exception {
    candidates = new CountingCredentials(Map.of(kept, candidates.present().value(kept)));
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(ProbeVerdict.INCONCLUSIVE, probed(transport));
      assertEquals(List.of(failed(WireFailure.CREDENTIAL_MISSING)), fixture.probe.results());
      assertEquals(0, gateway.connections());
    }
  }

  @Test
  void aConnectorWithoutAProbeHasNone() throws Exception {
    try (VertxTransport transport = fixture.transportWithoutProbe(1)) {
      assertFalse(transport.canProbe(TestConnector.ID));
      assertFalse(transport.canProbe("unknown"));
      assertEquals(ProbeVerdict.INCONCLUSIVE, probed(transport));
    }
  }

  @Test
  void aClosedTransportProbesNothing() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"))) {
      VertxTransport transport = fixture.transport(gateway.port());
      transport.close();
      assertEquals(ProbeVerdict.INCONCLUSIVE, probed(transport));
      assertEquals(0, gateway.connections());
    }
  }

  private ProbeVerdict probed(VertxTransport transport) throws Exception {
    return TestProbe.probe(transport, candidates).get(15, TimeUnit.SECONDS);
  }

  /** Answers those who know the new key. */
  private RawGateway gateway(String protocol, CertificateAuthority trusted) throws Exception {
    return RawGateway.start(
        fixture.vertx,
        fixture.server,
        trusted,
        protocol,
        (socket, request) ->
            RawGateway.write(
                socket,
                request.contains("authorization: Bearer " + NEW_KEY + "\r\n")
                    ? RawGateway.json("{}")
                    : RawGateway.answer("401 Unauthorized", "text/plain", "who?")));
  }

  private static CountingCredentials candidates(Issued certificate, String key) {
    Map<String, Credential> values = new HashMap<>();
    values.put("api-key", TestConnector.key(key));
    values.put("certificate", TestConnector.certificate(certificate));
    return new CountingCredentials(values);
  }
}
