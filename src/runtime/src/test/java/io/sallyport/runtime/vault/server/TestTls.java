package io.sallyport.runtime.vault.server;

import io.sallyport.sandbox.authority.Issued;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS contexts for the tests' own clients and servers, and what stands in PEM. */
public final class TestTls {
  private static final char[] NO_PASSWORD = new char[0];

  private TestTls() {}

  /** Trusts the authority in the file and presents the certificate, or none. */
  public static SSLContext client(Path trust, @Nullable Issued certificate) {
    try {
      return context(Files.readString(trust), certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For a server with that certificate, which asks for none. */
  public static SSLContext server(Issued certificate) {
    return context(certificate.certificateChainPem(), certificate);
  }

  /** The first certificate of a PEM text. */
  public static X509Certificate certificate(String pem) {
    try {
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      return (X509Certificate) certificate;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  private static SSLContext context(String trustPem, @Nullable Issued certificate) {
    try {
      KeyStore trusted = emptyStore();
      trusted.setCertificateEntry("authority", certificate(trustPem));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      KeyStore own = emptyStore();
      if (certificate != null) {
        Certificate[] chain = {certificate.certificate()};
        own.setKeyEntry("own", privateKey(certificate.privateKeyPem()), NO_PASSWORD, chain);
      }
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no TLS context", e);
    }
  }

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "");
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
