package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;

/**
 * Whom we trust and what we present, in memory.
 *
 * @param trust empty for the JDK's authorities
 */
record TlsMaterial(List<X509Certificate> trust, Optional<ClientCertificate> certificate) {
  private static final String STORE = "PKCS12";
  private static final char[] NO_PASSWORD = new char[0];

  TlsMaterial {
    trust = List.copyOf(trust);
  }

  /** Whether connections of the other would do as well. */
  boolean isSameAs(TlsMaterial other) {
    return trust.equals(other.trust)
        && certificate
            .map(ClientCertificate::chain)
            .equals(other.certificate.map(ClientCertificate::chain));
  }

  /** Puts both into the options of a client. */
  void applyTo(HttpClientOptions options) {
    try {
      if (!trust.isEmpty()) {
        options.setTrustOptions(trustOptions());
      }
      if (certificate.isPresent()) {
        options.setKeyCertOptions(keyOptions(certificate.get()));
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK can not keep certificates in memory", e);
    }
  }

  private TrustOptions trustOptions() throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    for (int i = 0; i < trust.size(); i++) {
      store.setCertificateEntry("authority-" + i, trust.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return TrustOptions.wrap(factory.getTrustManagers()[0]);
  }

  private static KeyCertOptions keyOptions(ClientCertificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    X509Certificate[] chain = certificate.chain().toArray(new X509Certificate[0]);
    store.setKeyEntry("client", certificate.privateKey(), NO_PASSWORD, chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return KeyCertOptions.wrap((X509KeyManager) factory.getKeyManagers()[0]);
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(STORE);
    store.load(null, null);
    return store;
  }
}
