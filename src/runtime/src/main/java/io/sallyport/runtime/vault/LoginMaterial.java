package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.CertificateCheck;
import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one login needs, read from its files just now: they may have been replaced since the last
 * one. Wiped when closed.
 */
final class LoginMaterial implements AutoCloseable {
  private final TlsMaterial tls;
  private final Optional<String> mount;
  private final byte[] secret;

  private LoginMaterial(TlsMaterial tls, Optional<String> mount, byte[] secret) {
    this.tls = tls;
    this.mount = mount;
    this.secret = secret;
  }

  /**
   * Reads the files. Blocks.
   *
   * @throws SourceException when one can not be read or used, with which
   */
  static LoginMaterial read(VaultSettings settings, Instant now) {
    List<X509Certificate> trust =
        settings.trust().map(LoginMaterial::authorities).orElse(List.of());
    TlsMaterial plain = new TlsMaterial(trust, Optional.empty());
    return settings
        .login()
        .fold(
            kubernetes -> jwt(plain, kubernetes.mount(), kubernetes.role(), kubernetes.jwtFile()),
            jwt -> jwt(plain, jwt.mount(), jwt.role(), jwt.jwtFile()),
            appRole ->
                with(
                    plain,
                    appRole.mount(),
                    new JsonBody().with("role_id", appRole.roleId()),
                    "secret_id",
                    appRole.secretIdFile()),
            certificate -> certificate(trust, certificate, now),
            token -> new LoginMaterial(plain, Optional.empty(), SecretFile.text(token.file())));
  }

  TlsMaterial tls() {
    return tls;
  }

  /** Of the method; empty where the token itself is in the file. */
  Optional<String> mount() {
    return mount;
  }

  /** The request's body, or the token; not a copy. */
  byte[] secret() {
    return secret;
  }

  @Override
  public void close() {
    Arrays.fill(secret, (byte) 0);
  }

  @Override
  public String toString() {
    return "LoginMaterial";
  }

  private static LoginMaterial jwt(TlsMaterial tls, String mount, String role, Path file) {
    return with(tls, mount, new JsonBody().with("role", role), "jwt", file);
  }

  private static LoginMaterial with(
      TlsMaterial tls, String mount, JsonBody body, String name, Path file) {
    byte[] secret = SecretFile.text(file);
    try {
      return new LoginMaterial(tls, Optional.of(mount), body.withSecret(name, secret).bytes());
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static LoginMaterial certificate(
      List<X509Certificate> trust, VaultLogin.Certificate login, Instant now) {
    byte[] chain = SecretFile.pem(login.certificate());
    byte[] key = new byte[0];
    try {
      key = SecretFile.pem(login.privateKey());
      ClientCertificate own = new CertificateCheck("of the Vault login").read(chain, key, now);
      JsonBody body = new JsonBody();
      login.role().ifPresent(role -> body.with("name", role));
      return new LoginMaterial(
          new TlsMaterial(trust, Optional.of(own)), Optional.of(login.mount()), body.bytes());
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static List<X509Certificate> authorities(Path file) {
    try {
      List<X509Certificate> authorities =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(SecretFile.pem(file)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!authorities.isEmpty()) {
        return authorities;
      }
    } catch (CertificateException e) {
      throw noAuthorities(file);
    }
    throw noAuthorities(file);
  }

  private static SourceException noAuthorities(Path file) {
    return new SourceException(
        Reason.UNUSABLE, "Vault login: the trust file " + file + " must hold certificates in PEM");
  }
}
