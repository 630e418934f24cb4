package io.sallyport.runtime.credentials;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;

class CertificateCheckTest {
  private final CertificateCheck check = new CertificateCheck("test");

  @Test
  void anEcKeyInItsOlderFormIsTheSameKey() throws IOException {
    Certificates.Pair pair = Certificates.ec(Duration.ofDays(1));
    assertSameKey(pair, older("EC PRIVATE KEY", pair.privateKey()));
  }

  @Test
  void theCurveMayStandBeforeAnEcKey() throws IOException {
    Certificates.Pair pair = Certificates.ec(Duration.ofDays(1));
    String curve = Certificates.pem("EC PARAMETERS", new byte[] {6, 1, 0});
    assertSameKey(pair, curve + older("EC PRIVATE KEY", pair.privateKey()));
  }

  @Test
  void anRsaKeyInItsOlderFormIsTheSameKey() throws IOException {
    Certificates.Pair pair = Certificates.rsa();
    assertSameKey(pair, older("RSA PRIVATE KEY", pair.privateKey()));
  }

  @Test
  void textBetweenCertificatesIsPassedOver() {
    Certificates.Pair pair = Certificates.withIssuer();
    String commented =
        "# the shop's own\n"
            + pair.chain()
                .replace("-----END CERTIFICATE-----\n", "-----END CERTIFICATE-----\n# x\n");
    assertEquals(2, check.certificates(bytes(commented)).size());
    assertEquals(0, commented.indexOf('#'));
  }

  @Test
  void textAloneIsNoCertificate() {
    for (String none : new String[] {"", "none", "\n\n", "none -----BEGIN CERTIFICATE-----"}) {
      assertThrows(SourceException.class, () -> check.certificates(bytes(none)));
    }
  }

  @Test
  void aTextAroundAKeyIsRefused() {
    Certificates.Pair pair = Certificates.ec(Duration.ofDays(1));
    SourceException refusal =
        assertThrows(
            SourceException.class,
            () ->
                check.read(
                    bytes(pair.chain()),
                    bytes("note\n" + pair.privateKey()),
                    Certificates.CLOCK.instant()));
    assertTrue(String.valueOf(refusal.getMessage()).contains("not PEM"));
  }

  private void assertSameKey(Certificates.Pair pair, String keyPem) {
    ClientCertificate read = read(pair.chain(), keyPem);
    assertArrayEquals(
        read(pair.chain(), pair.privateKey()).privateKey().getEncoded(),
        read.privateKey().getEncoded());
  }

  /** What is inside of PKCS #8 is the older form. */
  private static String older(String label, String pkcs8Pem) throws IOException {
    try (PemBlock block = PemBlock.all(bytes(pkcs8Pem)).get(0)) {
      PrivateKeyInfo key = PrivateKeyInfo.getInstance(block.content());
      return Certificates.pem(label, key.parsePrivateKey().toASN1Primitive().getEncoded());
    }
  }

  private ClientCertificate read(String chainPem, String keyPem) {
    return check.read(bytes(chainPem), bytes(keyPem), Certificates.CLOCK.instant());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
