package io.sallyport.sandbox.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private final CertificateAuthority authority =
      CertificateAuthority.create("Test Authority", Clock.fixed(NOW, ZoneOffset.UTC));

  @TempDir private Path directory;

  @Test
  void aServersCertificateHasItsNamesAndPurpose() throws GeneralSecurityException {
    X509Certificate certificate =
        read(
            authority
                .issueServer(
                    "gateway", List.of("localhost"), List.of("127.0.0.1"), Duration.ofHours(1))
                .certificateChainPem());
    certificate.verify(read(authority.certificatePem()).getPublicKey());
    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage());
    assertEquals(
        List.of(List.of(2, "localhost"), List.of(7, "127.0.0.1")),
        List.copyOf(certificate.getSubjectAlternativeNames()));
    assertEquals(Date.from(NOW.plus(Duration.ofHours(1))), certificate.getNotAfter());
    assertEquals(-1, certificate.getBasicConstraints());
  }

  @Test
  void aClientsCertificateHasItsNamesAndPurpose() throws GeneralSecurityException {
    X509Certificate certificate =
        authority
            .issueClient(
                "shop",
                List.of("spiffe://shop.example/web"),
                List.of("shop.example"),
                Duration.ofDays(1))
            .certificate();
    assertEquals(List.of("1.3.6.1.5.5.7.3.2"), certificate.getExtendedKeyUsage());
    assertEquals(
        List.of(List.of(6, "spiffe://shop.example/web"), List.of(2, "shop.example")),
        List.copyOf(certificate.getSubjectAlternativeNames()));
  }

  @Test
  void filesBelongToTheirOwnerOnlyAndAreReplaced() throws IOException {
    Path target = directory.resolve("new/certificates");
    Issued first = authority.issueClient("a", List.of(), List.of(), Duration.ofDays(1));
    Issued second = authority.issueClient("a", List.of(), List.of(), Duration.ofDays(1));
    first.writeTo(target, "client");
    second.writeTo(target, "client");
    authority.writeTo(target, "authority");
    assertEquals(second.privateKeyPem(), Files.readString(target.resolve("client.key")));
    assertEquals(second.certificateChainPem(), Files.readString(target.resolve("client.crt")));
    assertEquals(authority.certificatePem(), Files.readString(target.resolve("authority.crt")));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve("client.key"))));
    try (var files = Files.list(target)) {
      assertEquals(3, files.count());
    }
  }

  @Test
  void aKeyIsNotPrinted() {
    Issued issued = authority.issueClient("shop", List.of(), List.of(), Duration.ofDays(1));
    assertEquals("Issued[CN=shop]", issued.toString());
  }

  @Test
  void aValidityOfNothingIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> authority.issueClient("a", List.of(), List.of(), Duration.ZERO));
  }

  @Test
  void noSecurityProviderIsRegistered() {
    authority.issueClient("a", List.of(), List.of(), Duration.ofDays(1));
    assertNull(Security.getProvider("BC"));
  }

  private static X509Certificate read(String pem) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }
}
