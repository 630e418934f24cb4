package io.sallyport.sandbox.authority;

import io.sallyport.sandbox.file.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority in memory (EC P-256, SHA-256) for tests, the demo and the drills. It is
 * no authority for production: its key lives unprotected in this process, it keeps no record of
 * what it issued and it revokes nothing.
 *
 * <p>Validity starts five minutes before the clock's time, so that machines whose clocks differ a
 * little accept a fresh certificate. An expired certificate is made by an authority whose clock
 * stands in the past; the authority's own certificate is valid for ten years.
 *
 * <p>Safe for use by several threads. BouncyCastle is used as a library only and is not registered
 * as a security provider.
 */
public final class CertificateAuthority {
  private static final Duration OWN_VALIDITY = Duration.ofDays(3650);

  private final KeyPair keys;
  private final X509Certificate certificate;
  private final Clock clock;

  private CertificateAuthority(KeyPair keys, X509Certificate certificate, Clock clock) {
    this.keys = keys;
    this.certificate = certificate;
    this.clock = clock;
  }

  /** Makes a new authority with a key of its own. */
  public static CertificateAuthority create(String commonName, Clock clock) {
    KeyPair keys = newKeys();
    X509Certificate certificate =
        new CertificateMaker(keys, null, clock.instant())
            .authority(keys.getPublic(), commonName, OWN_VALIDITY);
    return new CertificateAuthority(keys, certificate, clock);
  }

  /** The authority's own certificate in PEM: the trust anchor to give to peers. */
  public String certificatePem() {
    return Issued.certificatePem(certificate);
  }

  /** Writes {@code baseName.crt}, never the key, into the directory. */
  public void writeTo(Path directory, String baseName) throws IOException {
    OwnerOnly.createDirectories(directory);
    OwnerOnly.replace(
        directory.resolve(baseName + ".crt"), certificatePem().getBytes(StandardCharsets.US_ASCII));
  }

  /** Issues a certificate that servers may present (extended key usage {@code serverAuth}). */
  public Issued issueServer(
      String commonName, List<String> dnsNames, List<String> ipAddresses, Duration validity) {
    List<GeneralName> names = new ArrayList<>(names(GeneralName.dNSName, dnsNames));
    names.addAll(names(GeneralName.iPAddress, ipAddresses));
    return issue(commonName, names, KeyPurposeId.id_kp_serverAuth, validity);
  }

  /** Issues a certificate that clients may present (extended key usage {@code clientAuth}). */
  public Issued issueClient(
      String commonName, List<String> sanUris, List<String> sanDnsNames, Duration validity) {
    List<GeneralName> names =
        new ArrayList<>(names(GeneralName.uniformResourceIdentifier, sanUris));
    names.addAll(names(GeneralName.dNSName, sanDnsNames));
    return issue(commonName, names, KeyPurposeId.id_kp_clientAuth, validity);
  }

  /**
   * A TLS context for a test's own client: it trusts servers of this authority only and presents
   * the given certificate, or none.
   */
  public SSLContext clientContext(@Nullable Issued client) {
    try {
      KeyStore trusted = emptyStore();
      trusted.setCertificateEntry("authority", certificate);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(client), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no TLS context for " + client, e);
    }
  }

  private static KeyManager[] keyManagers(@Nullable Issued client)
      throws GeneralSecurityException, IOException {
    if (client == null) {
      return new KeyManager[0];
    }
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "client", client.privateKey(), new char[0], new X509Certificate[] {client.certificate()});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private Issued issue(
      String commonName, List<GeneralName> names, KeyPurposeId purpose, Duration validity) {
    if (validity.isNegative() || validity.isZero()) {
      throw new IllegalArgumentException("validity must be longer than zero");
    }
    KeyPair fresh = newKeys();
    X509Certificate issued =
        new CertificateMaker(keys, certificate, clock.instant())
            .endEntity(fresh.getPublic(), commonName, names, purpose, validity);
    return new Issued(issued, fresh.getPrivate());
  }

  private static List<GeneralName> names(int tag, List<String> values) {
    return values.stream().map(value -> new GeneralName(tag, value)).toList();
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no EC P-256", e);
    }
  }
}
