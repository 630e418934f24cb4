package io.sallyport.runtime.vault.server.imitation;

import io.sallyport.runtime.vault.server.TestTls;
import io.vertx.core.Future;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** The login by a TLS client certificate of an authority that is known here. */
final class CertBackend implements Backend {
  /** Tells a certificate's tokens from others. */
  static final String CERTIFICATE_NAME = "cert_name";

  private final Tokens tokens;
  private final Map<String, Role> roles = new LinkedHashMap<>();

  private record Role(LoginRole terms, X509Certificate authority) {}

  CertBackend(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public String type() {
    return "cert";
  }

  @Override
  public boolean isOpen(String path) {
    return path.equals("login");
  }

  @Override
  public Future<Reply> handle(Call call, Caller caller) {
    if (call.path().equals("login")) {
      return Future.succeededFuture(login(call, caller.mount()));
    }
    if (!call.path().startsWith("certs/")) {
      throw Refusal.absent();
    }
    roles.put(
        call.path().substring("certs/".length()),
        new Role(LoginRole.of(call), TestTls.certificate(call.text("certificate"))));
    return Future.succeededFuture(Reply.nothing());
  }

  /** A token of this login is renewed over a connection with its certificate only. */
  static void checkRenewal(Token token, Call call) {
    Map<String, String> metadata = token.plan().metadata();
    if (!metadata.containsKey(CERTIFICATE_NAME)) {
      return;
    }
    X509Certificate certificate = presented(call);
    if (!certificate.getSerialNumber().toString().equals(metadata.get("serial_number"))) {
      throw Refusal.of(
          400, "client identity during renewal not matching client identity used during login");
    }
  }

  private Reply login(Call call, String mount) {
    X509Certificate certificate = presented(call);
    String wanted = call.text("name");
    Map.Entry<String, Role> role =
        roles.entrySet().stream()
            .filter(one -> wanted.isEmpty() || one.getKey().equals(wanted))
            .filter(one -> isOf(one.getValue().authority, certificate))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.of(400, "failed to match all constraints for this login certificate"));
    Map<String, String> metadata =
        Map.of(
            CERTIFICATE_NAME,
            role.getKey(),
            "common_name",
            commonName(certificate).orElse(""),
            "serial_number",
            certificate.getSerialNumber().toString());
    TokenPlan plan =
        TokenPlan.login(mount + "login", "cert-" + role.getKey(), role.getValue().terms, metadata);
    return tokens.create(plan).reply("");
  }

  private static X509Certificate presented(Call call) {
    @Nullable X509Certificate certificate = call.certificate();
    if (certificate == null) {
      throw Refusal.of(400, "client certificate must be supplied");
    }
    return certificate;
  }

  private static boolean isOf(X509Certificate authority, X509Certificate certificate) {
    try {
      certificate.verify(authority.getPublicKey());
      certificate.checkValidity();
      return true;
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  private static Optional<String> commonName(X509Certificate certificate) {
    try {
      return Optional.of(
          IETFUtils.valueToString(
              new JcaX509CertificateHolder(certificate)
                  .getSubject()
                  .getRDNs(BCStyle.CN)[0]
                  .getFirst()
                  .getValue()));
    } catch (GeneralSecurityException | ArrayIndexOutOfBoundsException none) {
      return Optional.empty();
    }
  }
}
