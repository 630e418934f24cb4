package io.sallyport.runtime.egress;

import static io.sallyport.runtime.egress.EgressFixture.charged;
import static io.sallyport.runtime.egress.EgressFixture.failed;
import static io.sallyport.runtime.egress.EgressFixture.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.net.NetSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probes and payments do not meet, even where both present the same certificate. */
class ProbeIsolationTest {
  @TempDir Path folder;
  private EgressFixture fixture;
  private CountingCredentials candidates;

  @BeforeEach
  void start() throws Exception {
    fixture = new EgressFixture(folder);
    Credential shared = fixture.connector.use("test").of("certificate").orElseThrow();
    candidates =
        new CountingCredentials(
            Map.of("api-key", TestConnector.key("key-that-is-new"), "certificate", shared));
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aProbeNeitherTakesNorLeavesAPooledConnection() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      charged(transport);
      assertEquals(ProbeVerdict.ACCEPTED, probed(transport));
      assertEquals(2, gateway.connections());
      assertTrue(gateway.awaitOpen(open -> open.size() == 1));
      charged(transport);
      assertEquals(2, gateway.connections());
      assertEquals(1, transport.clientCount("test", "api"));
    }
  }

  @Test
  void aProbeResumesNoSessionOfThePayments() throws Exception {
    BlockingQueue<NetSocket> waiting = new LinkedBlockingQueue<>();
    try (RawGateway gateway =
            RawGateway.start(
                fixture.vertx,
                fixture.server,
                fixture.authority,
                "TLSv1.2",
                (socket, request) -> waiting.add(socket));
        VertxTransport transport = fixture.transport(gateway.port())) {
      CompletableFuture<WireResult> first = send(transport, TestConnector.charge());
      NetSocket firstSocket = waiting.take();
      CompletableFuture<WireResult> second = send(transport, TestConnector.charge());
      NetSocket secondSocket = waiting.take();
      CompletableFuture<ProbeVerdict> probe = TestProbe.probe(transport, candidates);
      RawGateway.write(waiting.take(), RawGateway.json("{}"));
      RawGateway.write(firstSocket, RawGateway.json("{}"));
      RawGateway.write(secondSocket, RawGateway.json("{}"));
      assertEquals(ProbeVerdict.ACCEPTED, probe.get(10, TimeUnit.SECONDS));
      first.get(10, TimeUnit.SECONDS);
      second.get(10, TimeUnit.SECONDS);
      List<String> sessions = gateway.sessions();
      assertEquals(sessions.get(0), sessions.get(1), "payments resume theirs");
      assertNotEquals(sessions.get(0), sessions.get(2));
    }
  }

  @Test
  void aProbeGoesPastAnOpenBreaker() throws Exception {
    try (RawGateway gateway =
            fixture.gateway(
                (socket, request) -> {
                  if (request.startsWith("GET")) {
                    RawGateway.write(socket, RawGateway.json("{}"));
                  } else {
                    socket.close().onComplete(done -> {});
                  }
                });
        VertxTransport transport = fixture.transport(gateway.port())) {
      for (int number = 0; number < 20; number++) {
        assertEquals(failed(WireFailure.CLOSED), charged(transport));
      }
      assertEquals(failed(WireFailure.BREAKER_OPEN), charged(transport));
      assertEquals(ProbeVerdict.ACCEPTED, probed(transport));
      assertEquals(failed(WireFailure.BREAKER_OPEN), charged(transport), "still open");
    }
  }

  @Test
  void failedProbesDoNotOpenTheBreaker() throws Exception {
    try (RawGateway gateway =
            fixture.gateway(
                (socket, request) -> {
                  if (request.startsWith("GET")) {
                    socket.close().onComplete(done -> {});
                  } else {
                    RawGateway.write(socket, RawGateway.json("{}"));
                  }
                });
        VertxTransport transport = fixture.transport(gateway.port())) {
      for (int number = 0; number < 30; number++) {
        assertEquals(ProbeVerdict.INCONCLUSIVE, probed(transport));
      }
      assertInstanceOf(WireResult.Answered.class, charged(transport));
    }
  }

  @Test
  void aProbeNeedsNoPlaceInTheBulkhead() throws Exception {
    BlockingQueue<NetSocket> waiting = new LinkedBlockingQueue<>();
    try (RawGateway gateway =
            fixture.gateway(
                (socket, request) -> {
                  if (request.startsWith("GET")) {
                    RawGateway.write(socket, RawGateway.json("{}"));
                  } else {
                    waiting.add(socket);
                  }
                });
        VertxTransport transport =
            fixture.transport("localhost", gateway.port(), Duration.ofSeconds(10), 4)) {
      List<CompletableFuture<WireResult>> inFlight = new ArrayList<>();
      for (int number = 0; number < 4; number++) {
        inFlight.add(send(transport, TestConnector.charge()));
      }
      assertEquals(ProbeVerdict.ACCEPTED, probed(transport));
      assertEquals(failed(WireFailure.BULKHEAD_FULL), charged(transport));
      for (CompletableFuture<WireResult> sent : inFlight) {
        RawGateway.write(waiting.take(), RawGateway.json("{}"));
        assertFalse(sent.isCompletedExceptionally());
      }
      for (CompletableFuture<WireResult> sent : inFlight) {
        assertInstanceOf(WireResult.Answered.class, sent.get(10, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void probesUnderLoadDisturbNoPayment() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      Load load = new Load(transport, 4);
      for (int number = 0; number < 30; number++) {
        assertEquals(ProbeVerdict.ACCEPTED, probed(transport));
      }
      assertEquals(List.of(), load.stop());
      assertTrue(gateway.connections() <= 4 + 30, "payments keep their connections");
      assertTrue(gateway.awaitOpen(open -> open.size() <= 4));
      assertEquals(1, transport.clientCount("test", "api"));
    }
  }

  private ProbeVerdict probed(VertxTransport transport) throws Exception {
    return TestProbe.probe(transport, candidates).get(15, TimeUnit.SECONDS);
  }
}
