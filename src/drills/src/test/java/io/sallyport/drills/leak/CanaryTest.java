package io.sallyport.drills.leak;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanaryTest {
  @Test
  void itNeverPrintsItself() {
    Canary canary = Canary.text("card", "4111111111111111");
    assertEquals("Canary[card]", canary.toString());
  }

  @Test
  void whatWouldBeFoundByChanceIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Canary.text("code", "123"));
  }

  @Test
  void aSecurityCodeIsSearchedForWithItsNameOnly() {
    Canary canary = Canary.securityCode("code", "7391");
    assertTrue(canary.forms().stream().allMatch(form -> form.length > 8));
    Searcher searcher = new Searcher(List.of(canary));
    assertEquals(0, searcher.search(place("{\"amount\":7391}")).size());
    assertEquals(1, searcher.search(place("{\"security_code\":\"7391\"}")).size());
    assertEquals(1, searcher.search(place("\"{\\\"security_code\\\":\\\"7391\\\"}\"")).size());
  }

  @Test
  void aKeyFileInBase64IsSearchedForAsTextAndAsBytes() {
    byte[] key = new byte[32];
    key[3] = 7;
    String encoded = Base64.getEncoder().encodeToString(key);
    Canary canary = Canary.keyFile("key", (encoded + "\n").getBytes(StandardCharsets.US_ASCII));
    assertEquals(2, canary.forms().size());
    assertArrayEquals(key, canary.forms().get(1));
  }

  @Test
  void aPrivateKeyIsFoundInItsPemAndInItsDerButNotInAnotherKey() {
    Issued issued = issued();
    Searcher searcher = new Searcher(List.of(Canary.privateKey("key", issued.privateKeyPem())));
    String pem = issued.privateKeyPem();
    assertFalse(searcher.search(place(pem)).isEmpty());
    String onOneLine = pem.replace("\n", "\\n");
    assertFalse(searcher.search(place(onOneLine)).isEmpty());
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    assertFalse(searcher.search(new Place("der", der)).isEmpty());
    assertTrue(searcher.search(place(issued().privateKeyPem())).isEmpty());
    assertTrue(searcher.search(place(issued.certificateChainPem())).isEmpty());
  }

  private static Issued issued() {
    return CertificateAuthority.create("Test", Clock.systemUTC())
        .issueClient("client", List.of(), List.of("client.example"), Duration.ofHours(1));
  }

  private static Place place(String content) {
    return new Place("test", content.getBytes(StandardCharsets.ISO_8859_1));
  }
}
