package io.sallyport.drills.stage;

import io.sallyport.sandbox.authority.Issued;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS contexts of clients. */
final class Tls {
  private Tls() {}

  /** Trusts the one authority and presents the certificate, or none. */
  static SSLContext client(String authorityPem, @Nullable Issued certificate) {
    try {
      KeyManager[] keys =
          certificate == null
              ? new KeyManager[0]
              : new KeyManager[] {new OneCertificate(certificate)};
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust(authorityPem).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new StageException("no TLS context", e);
    }
  }

  private static TrustManagerFactory trust(String authorityPem)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(
        "authority",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(authorityPem.getBytes(StandardCharsets.US_ASCII))));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust;
  }
}
