package io.sallyport.runtime.door;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents a server certificate that can be exchanged: the next handshake uses the new one. The JDK
 * asks for a name first and for key and chain by that name afterwards, so each certificate has a
 * name of its own, and the one before stays known: a handshake never mixes two.
 */
final class ReloadingKeyManager extends X509ExtendedKeyManager {
  private volatile Generation present;

  ReloadingKeyManager(ClientCertificate certificate) {
    present = new Generation(0, certificate, null);
  }

  /** A certificate and its predecessor. */
  private record Generation(
      long number, ClientCertificate certificate, @Nullable ClientCertificate before) {
    String alias() {
      return Long.toString(number);
    }

    @Nullable ClientCertificate named(String alias) {
      if (alias.equals(alias())) {
        return certificate;
      }
      return alias.equals(Long.toString(number - 1)) ? before : null;
    }

    boolean fits(String keyType) {
      return keyType.equals(certificate.privateKey().getAlgorithm());
    }
  }

  /** From now on handshakes use this certificate. Called by one thread at a time. */
  void use(ClientCertificate certificate) {
    Generation last = present;
    present = new Generation(last.number() + 1, certificate, last.certificate());
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    Generation generation = present;
    return generation.fits(keyType) ? generation.alias() : null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return chooseEngineServerAlias(keyType, issuers, null);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    Generation generation = present;
    return generation.fits(keyType) ? new String[] {generation.alias()} : null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    ClientCertificate certificate = present.named(alias);
    return certificate == null ? null : certificate.chain().toArray(new X509Certificate[0]);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    ClientCertificate certificate = present.named(alias);
    return certificate == null ? null : certificate.privateKey();
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
