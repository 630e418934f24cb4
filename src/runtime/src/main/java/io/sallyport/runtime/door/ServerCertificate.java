package io.sallyport.runtime.door;

import io.sallyport.runtime.credentials.CertificateCheck;
import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Our certificate chain with its key, as a door presents it. */
record ServerCertificate(ClientCertificate pair) implements PartValue {
  /** The purposes of RFC 5280 section 4.2.1.12 that let a certificate be a server's. */
  private static final List<String> SERVER_PURPOSES = List.of("1.3.6.1.5.5.7.3.1", "2.5.29.37.0");

  /**
   * Reads one.
   *
   * @throws SourceException when it can't be used, with the reason
   */
  static ServerCertificate read(String name, byte[] chainPem, byte[] keyPem, Instant now) {
    ClientCertificate pair = new CertificateCheck(name).read(chainPem, keyPem, now);
    if (!isForServers(pair.chain().get(0))) {
      throw new SourceException(
          Reason.UNUSABLE,
          "credential " + name + ": the certificate's extended key usage leaves servers out");
    }
    return new ServerCertificate(pair);
  }

  private static boolean isForServers(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes == null || SERVER_PURPOSES.stream().anyMatch(purposes::contains);
    } catch (CertificateParsingException unreadable) {
      return false;
    }
  }

  @Override
  public String version(String fileVersion) {
    return pair.chain().get(0).getSerialNumber().toString(16);
  }

  @Override
  public Instant issuedAt(Instant modified) {
    return pair.validFrom();
  }

  @Override
  public Instant expiresAt() {
    return pair.validUntil();
  }
}
