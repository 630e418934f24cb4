package io.sallyport.runtime.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.sandbox.authority.CertificateAuthority;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayClientsTest {
  private static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create("Test", Clock.systemUTC());

  private final List<FakeHttpClient> made = new ArrayList<>();
  private final GatewayClients clients =
      new GatewayClients(
          certificate -> {
            made.add(new FakeHttpClient());
            return made.get(made.size() - 1).http();
          });
  private final ClientCertificate first = certificate();
  private final ClientCertificate second = certificate();
  private final ClientCertificate third = certificate();
  private final ClientCertificate fourth = certificate();

  @Test
  void requestsWithTheSameCertificateShareAClient() {
    assertSame(taken(first), taken(first));
    assertEquals(1, made.size());
  }

  @Test
  void requestsWithoutACertificateShareAClient() {
    assertSame(clients.acquire(null).orElseThrow(), clients.acquire(null).orElseThrow());
    assertEquals(1, made.size());
  }

  @Test
  void anEqualCertificateIsAnotherGeneration() {
    ClientCertificate equal = new ClientCertificate(first.chain(), first.privateKey());
    assertEquals(first, equal);
    assertNotSame(taken(first), taken(equal));
  }

  @Test
  void requestsOfTwoGenerationsInAnyOrderMakeTwoClients() {
    for (int number = 0; number < 10; number++) {
      taken(first).release();
      taken(second).release();
    }
    assertEquals(List.of(0, 0), closed());
    assertEquals(2, clients.size());
  }

  @Test
  void aDiscardedCertificatesClientClosesAndTheOtherStays() {
    taken(first).release();
    taken(second).release();
    clients.discard(first);
    assertEquals(List.of(1, 0), closed());
    taken(second).release();
    assertEquals(2, made.size());
  }

  @Test
  void whatIsInFlightEndsBeforeItsClientCloses() {
    GatewayClient inFlight = taken(first);
    clients.discard(first);
    assertEquals(List.of(0), closed());
    inFlight.release();
    assertEquals(List.of(1), closed());
  }

  @Test
  void aDiscardedCertificateNeverGetsAClientAgain() {
    taken(first).release();
    clients.discard(first);
    clients.discard(second);
    assertEquals(Optional.empty(), clients.acquire(first));
    assertEquals(Optional.empty(), clients.acquire(second));
    assertEquals(1, made.size());
  }

  @Test
  void aFourthRetiresTheOldestThatIsIdle() {
    GatewayClient busy = taken(first);
    taken(second).release();
    taken(third).release();
    taken(fourth).release();
    assertEquals(List.of(0, 1, 0, 0), closed());
    assertSame(busy, taken(first));
    assertEquals(3, clients.size());
  }

  @Test
  void aFourthRetiresTheOldestWhereNoneIsIdle() {
    GatewayClient oldest = taken(first);
    taken(second);
    taken(third);
    taken(fourth);
    assertEquals(3, clients.size());
    assertEquals(List.of(0, 0, 0, 0), closed());
    oldest.release();
    assertEquals(List.of(1, 0, 0, 0), closed());
  }

  @Test
  void closingEndsEveryClientAndMakesNone() {
    taken(first).release();
    GatewayClient inFlight = taken(second);
    clients.close();
    assertTrue(clients.isClosed());
    assertEquals(List.of(1, 0), closed());
    inFlight.release();
    assertEquals(List.of(1, 1), closed());
    assertEquals(Optional.empty(), clients.acquire(first));
    assertEquals(Optional.empty(), clients.acquire(null));
    assertEquals(Optional.empty(), clients.separate(third));
    assertEquals(2, made.size());
  }

  @Test
  void aSeparateClientIsForOneRequestOnly() {
    taken(first).release();
    GatewayClient separate = clients.separate(first).orElseThrow();
    assertEquals(1, clients.size());
    assertNotSame(separate, taken(first));
    assertEquals(List.of(0, 0), closed());
    separate.release();
    assertEquals(List.of(0, 1), closed());
  }

  private GatewayClient taken(ClientCertificate certificate) {
    return clients.acquire(certificate).orElseThrow();
  }

  private List<Integer> closed() {
    return made.stream().map(FakeHttpClient::closed).toList();
  }

  private static ClientCertificate certificate() {
    return TestConnector.certificate(
        AUTHORITY.issueClient("client", List.of(), List.of("client"), Duration.ofDays(1)));
  }
}
