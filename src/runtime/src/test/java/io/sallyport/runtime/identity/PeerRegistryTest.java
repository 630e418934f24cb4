package io.sallyport.runtime.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.sandbox.authority.CertificateAuthority;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeerRegistryTest {
  private final PeerRegistry peers =
      PeerRegistry.of(
          "sallyport.clients",
          Map.of(
              "shop", List.of("uri:spiffe://example/shop"),
              "till", List.of("dns:till.example", "dns:till-2.example")));

  @Test
  void aPeerIsFoundByAnyOfItsNames() {
    assertEquals(
        Optional.of("shop"), peers.find(certificate("spiffe://example/shop", "x.example")));
    assertEquals(
        Optional.of("till"), peers.find(certificate("spiffe://example/x", "till-2.example")));
  }

  @Test
  void aNameThatIsNotListedIsNobody() {
    assertEquals(Optional.empty(), peers.find(certificate("spiffe://example/shop2", "shop")));
  }

  @Test
  void aNameOfOneKindIsNotANameOfAnother() {
    assertEquals(Optional.empty(), peers.find(certificate("spiffe://x", "spiffe.example.shop")));
  }

  @Test
  void aNameWithoutAKindStopsTheStart() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PeerRegistry.of("sallyport.clients", Map.of("shop", List.of("shop.example"))));
  }

  @Test
  void aNameOfTwoPeersStopsTheStart() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            PeerRegistry.of(
                "sallyport.clients",
                Map.of("a", List.of("dns:x.example"), "b", List.of("dns:x.example"))));
  }

  private static X509Certificate certificate(String uri, String dns) {
    return CertificateAuthority.create("test", Clock.systemUTC())
        .issueClient("anybody", List.of(uri), List.of(dns), Duration.ofHours(1))
        .certificate();
  }
}
