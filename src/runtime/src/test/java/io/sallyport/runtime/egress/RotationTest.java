package io.sallyport.runtime.egress;

import static io.sallyport.runtime.egress.EgressFixture.charged;
import static io.sallyport.runtime.egress.EgressFixture.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.egress.CountingCredentials.CredentialSet;
import io.sallyport.runtime.secret.SecretAccess;
import io.sallyport.sandbox.authority.Issued;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What requests meet while their credentials rotate. */
class RotationTest {
  private static final int ROTATIONS = 200;
  private static final int ROLLED_BACK_EVERY = 10;
  private static final int STREAMS = 4;

  private final CountedClients clients = new CountedClients();
  private final Set<String> pairs = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<NetSocket> waiting = new LinkedBlockingQueue<>();

  @TempDir Path folder;
  private EgressFixture fixture;
  private CountingCredentials credentials;

  @BeforeEach
  void start() throws Exception {
    fixture = new EgressFixture(folder, clients.vertx());
    credentials = fixture.countUses();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aRequestInFlightEndsWithTheOldCertificateAndTheNextHasTheNewOne() throws Exception {
    Issued second = fixture.client("two");
    try (RawGateway gateway = fixture.gateway((socket, request) -> waiting.add(socket));
        VertxTransport transport = watching(fixture.transport(gateway.port()))) {
      CompletableFuture<WireResult> old = send(transport, TestConnector.charge());
      NetSocket oldSocket = waiting.take();
      CompletableFuture<Void> drained = rotate(second, 2);
      CompletableFuture<WireResult> next = send(transport, TestConnector.charge());
      RawGateway.write(waiting.take(), RawGateway.json("{}"));
      assertInstanceOf(WireResult.Answered.class, next.get(10, TimeUnit.SECONDS));
      assertEquals(serial(second), gateway.clients().get(1));
      assertEquals(false, drained.isDone());
      RawGateway.write(oldSocket, RawGateway.json("{}"));
      assertInstanceOf(WireResult.Answered.class, old.get(10, TimeUnit.SECONDS));
      drained.get(10, TimeUnit.SECONDS);
      assertTrue(gateway.awaitOpen(List.of(serial(second))::equals), "the old one is closed");
      assertEquals(1, transport.clientCount("test", "api"));
    }
  }

  @Test
  void aRequestThatTookTheOldCertificateAndComesLateChangesNothing() throws Exception {
    CredentialSet old = credentials.present();
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = watching(fixture.transport(gateway.port()))) {
      charged(transport);
      CredentialSet next = old.with("certificate", certificate(fixture.client("two")), 2);
      for (int number = 0; number < 5; number++) {
        credentials.shift(next);
        charged(transport);
        credentials.shift(old);
        charged(transport);
      }
      assertEquals(2, gateway.connections(), "both pools stay");
      assertEquals(2, clients.made());
      assertEquals(List.of("certificate 2"), changes());
    }
  }

  @Test
  void aRotationThatIsRolledBackLeavesTheOldConnectionsOpen() throws Exception {
    CredentialSet old = credentials.present();
    Issued second = fixture.client("two");
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = watching(fixture.transport(gateway.port()))) {
      charged(transport);
      CredentialSet next = old.with("certificate", certificate(second), 2);
      credentials.shift(next);
      charged(transport);
      credentials.shift(old);
      credentials.retire(next).get(10, TimeUnit.SECONDS);
      charged(transport);
      assertEquals(2, gateway.connections());
      assertTrue(gateway.awaitOpen(open -> open.size() == 1 && !open.contains(serial(second))));
    }
  }

  @Test
  void anotherKeyLeavesTheConnectionsOpen() throws Exception {
    CredentialSet old = credentials.present();
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = watching(fixture.transport(gateway.port()))) {
      charged(transport);
      credentials.shift(old.with("api-key", TestConnector.key("another"), 2));
      credentials.retire(old).get(10, TimeUnit.SECONDS);
      charged(transport);
      assertEquals(1, gateway.connections());
      assertEquals(List.of(), changes());
      assertTrue(gateway.requests().get(1).contains("authorization: Bearer another\r\n"));
    }
  }

  @Test
  void aCertificateThatWasDiscardedIsNotPresentedAgain() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      charged(transport);
      transport.discarded("test", "certificate", credentials.present().value("certificate"));
      assertTrue(gateway.awaitAllClosed());
      assertEquals(EgressFixture.failed(WireFailure.CREDENTIAL_MISSING), charged(transport));
      assertEquals(1, gateway.connections());
    }
  }

  @Test
  void whatIsNotTheEndpointsCertificateMayBeDiscardedAtAnyTime() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      charged(transport);
      transport.discarded("test", "api-key", credentials.present().value("api-key"));
      transport.discarded("test", "other", credentials.present().value("certificate"));
      transport.discarded("other", "certificate", credentials.present().value("certificate"));
      transport.discarded("test", "certificate", certificate(fixture.client("unused")));
      charged(transport);
      assertEquals(1, gateway.connections());
    }
  }

  @Test
  void withoutAWatcherTheNumberOfClientsIsBound() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      for (int generation = 2; generation < 12; generation++) {
        assertInstanceOf(WireResult.Answered.class, charged(transport));
        credentials.shift(
            credentials
                .present()
                .with("certificate", certificate(fixture.client("next")), generation));
      }
      assertEquals(3, transport.clientCount("test", "api"));
      assertTrue(gateway.awaitOpen(open -> open.size() == 3));
    }
  }

  @Test
  void twoHundredRotationsUnderLoadLoseNoRequest() throws Exception {
    Set<String> presented = new HashSet<>();
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = watching(fixture.transport(gateway.port()))) {
      remember(credentials.present(), presented);
      Load load = new Load(transport, STREAMS);
      load.awaitAnswers(STREAMS);
      for (int rotation = 1; rotation <= ROTATIONS; rotation++) {
        CredentialSet old = credentials.present();
        CredentialSet next = next(old, rotation);
        remember(next, presented);
        credentials.shift(next);
        load.awaitAnswers(2 * STREAMS);
        boolean rolledBack = rotation % ROLLED_BACK_EVERY < 2;
        if (rolledBack) {
          credentials.shift(old);
        }
        assertTrue(transport.clientCount("test", "api") <= 2);
        credentials.retire(rolledBack ? next : old).get(10, TimeUnit.SECONDS);
        assertEquals(1, transport.clientCount("test", "api"));
      }
      assertEquals(List.of(), load.stop());
      assertEquals(0, credentials.held());
      assertEquals(0, credentials.closedAgain());
      assertEquals(credentials.taken(), gateway.requests().size());
      assertEverySetStayedTogether(gateway);
      String newest = serial(credentials.present());
      assertTrue(gateway.awaitOpen(open -> Set.of(newest).containsAll(open)), "old ones closed");
      assertEquals(presented.size(), clients.made(), "one client for each certificate");
      assertTrue(clients.awaitClosed(presented.size() - 1));
    }
  }

  private CredentialSet next(CredentialSet old, int rotation) {
    return rotation % 2 == 0
        ? old.with("api-key", TestConnector.key("key-number-" + rotation), rotation + 1L)
        : old.with("certificate", certificate(fixture.client("next")), rotation + 1L);
  }

  private void remember(CredentialSet set, Set<String> presented) {
    presented.add(serial(set));
    pairs.add(serial(set) + " " + key(set));
  }

  private void assertEverySetStayedTogether(RawGateway gateway) {
    for (int at = 0; at < gateway.requests().size(); at++) {
      String request = gateway.requests().get(at);
      int start = request.indexOf("Bearer ") + "Bearer ".length();
      String key = request.substring(start, request.indexOf("\r\n", start));
      String pair = gateway.clients().get(at) + " " + key;
      assertTrue(pairs.contains(pair), pair);
    }
  }

  private VertxTransport watching(VertxTransport transport) {
    credentials.watchedBy(transport);
    return transport;
  }

  private CompletableFuture<Void> rotate(Issued certificate, long generation) {
    CredentialSet old = credentials.present();
    credentials.shift(old.with("certificate", certificate(certificate), generation));
    return credentials.retire(old);
  }

  private List<String> changes() {
    return fixture.events.told().stream().filter(told -> told.startsWith("certificate")).toList();
  }

  private static ClientCertificate certificate(Issued issued) {
    return TestConnector.certificate(issued);
  }

  private static String serial(Issued issued) {
    return issued.certificate().getSerialNumber().toString();
  }

  private static String serial(CredentialSet set) {
    ClientCertificate certificate =
        assertInstanceOf(ClientCertificate.class, set.value("certificate"));
    return certificate.chain().get(0).getSerialNumber().toString();
  }

  private static String key(CredentialSet set) {
    Credential.Text key = assertInstanceOf(Credential.Text.class, set.value("api-key"));
    return new String(key.secret().reveal(SecretAccess.EGRESS), StandardCharsets.UTF_8);
  }
}
