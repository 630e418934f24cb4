package io.sallyport.runtime.door;

import io.sallyport.runtime.credentials.CertificateCheck;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** The authorities that client certificates are checked with. */
record Authorities(List<X509Certificate> certificates, X509ExtendedTrustManager manager)
    implements PartValue {
  /**
   * Reads them.
   *
   * @throws SourceException when there is something else, or no authority among the certificates
   */
  static Authorities read(String name, byte[] pem) {
    List<X509Certificate> certificates = new CertificateCheck(name).certificates(pem);
    if (certificates.stream().allMatch(certificate -> certificate.getBasicConstraints() < 0)) {
      throw new SourceException(
          Reason.UNUSABLE, "credential " + name + ": none of the certificates is an authority's");
    }
    try {
      return new Authorities(List.copyOf(certificates), manager(certificates));
    } catch (GeneralSecurityException | IOException e) {
      throw new SourceException(
          Reason.UNUSABLE, "credential " + name + ": the certificates can not be trusted");
    }
  }

  @Override
  public String version(String fileVersion) {
    return fileVersion;
  }

  @Override
  public Instant issuedAt(Instant modified) {
    return modified;
  }

  @Override
  public Instant expiresAt() {
    return certificates.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private static X509ExtendedTrustManager manager(List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry(Integer.toString(i), certificates.get(i));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException("this Java runtime has no such trust manager");
  }
}
