package io.sallyport.runtime.credentials;

import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates for tests, made on the spot. */
public final class Certificates {
  /** When these certificates are valid. */
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-15T12:00:00Z"), ZoneOffset.UTC);

  private Certificates() {}

  /** A chain and a key in PEM. */
  public record Pair(String chain, String privateKey) {}

  /** Valid from now on. */
  public static Pair ec(Duration validity) {
    return ec(CLOCK, validity);
  }

  /** Valid until yesterday. */
  public static Pair expired() {
    return ec(Clock.offset(CLOCK, Duration.ofDays(-30)), Duration.ofDays(29));
  }

  static Pair notYetValid() {
    return ec(Clock.offset(CLOCK, Duration.ofDays(1)), Duration.ofDays(29));
  }

  /** The authority's own certificate is part of the chain. */
  public static Pair withIssuer() {
    CertificateAuthority authority = CertificateAuthority.create("Test authority", CLOCK);
    Issued issued = issue(authority, Duration.ofDays(1));
    return new Pair(
        issued.certificateChainPem() + authority.certificatePem(), issued.privateKeyPem());
  }

  /** Signed by itself: the authority makes EC keys only. */
  public static Pair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair keys = generator.generateKeyPair();
      X500Principal name = new X500Principal("CN=rsa client");
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name,
                          BigInteger.ONE,
                          Date.from(CLOCK.instant()),
                          Date.from(CLOCK.instant().plus(Duration.ofDays(1))),
                          name,
                          keys.getPublic())
                      .build(
                          new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
      return new Pair(
          pem("CERTIFICATE", encoded(certificate)),
          pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("no RSA certificate", e);
    }
  }

  /** As DER. */
  public static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("the certificate does not encode", e);
    }
  }

  /** As PEM. */
  public static String pem(String label, byte[] content) {
    byte[] lineBreak = "\n".getBytes(StandardCharsets.US_ASCII);
    String body = Base64.getMimeEncoder(64, lineBreak).encodeToString(content);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  private static Pair ec(Clock clock, Duration validity) {
    Issued issued = issue(CertificateAuthority.create("Test authority", clock), validity);
    return new Pair(issued.certificateChainPem(), issued.privateKeyPem());
  }

  private static Issued issue(CertificateAuthority authority, Duration validity) {
    return authority.issueClient("client", List.of("spiffe://test/client"), List.of(), validity);
  }
}
