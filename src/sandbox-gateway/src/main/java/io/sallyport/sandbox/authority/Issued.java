package io.sallyport.sandbox.authority;

import io.sallyport.sandbox.file.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/**
 * A certificate with its private key, as a {@link CertificateAuthority} issued it: for tests, the
 * demo and the drills. It never prints its key.
 */
public final class Issued {
  private final X509Certificate certificate;
  private final PrivateKey privateKey;

  Issued(X509Certificate certificate, PrivateKey privateKey) {
    this.certificate = certificate;
    this.privateKey = privateKey;
  }

  /** The certificate itself, for its dates, names and serial number. */
  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * The chain to present, in PEM. It is the one certificate: the authority that signed it is the
   * peer's trust anchor, which a chain leaves out (RFC 8446, section 4.4.2).
   */
  public String certificateChainPem() {
    return certificatePem(certificate);
  }

  /** The private key as unencrypted PKCS#8 in PEM. */
  public String privateKeyPem() {
    return Pem.encode("PRIVATE KEY", privateKey.getEncoded());
  }

  /**
   * Writes {@code baseName.key}, then {@code baseName.crt}, into the directory, which is created
   * where it is missing. Both are readable by their owner only, and each is replaced in one step.
   */
  public void writeTo(Path directory, String baseName) throws IOException {
    OwnerOnly.createDirectories(directory);
    OwnerOnly.replace(
        directory.resolve(baseName + ".key"), privateKeyPem().getBytes(StandardCharsets.US_ASCII));
    OwnerOnly.replace(
        directory.resolve(baseName + ".crt"),
        certificateChainPem().getBytes(StandardCharsets.US_ASCII));
  }

  PrivateKey privateKey() {
    return privateKey;
  }

  static String certificatePem(X509Certificate certificate) {
    try {
      return Pem.encode("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was just made does not encode", e);
    }
  }

  @Override
  public String toString() {
    return "Issued[" + certificate.getSubjectX500Principal().getName() + "]";
  }
}
