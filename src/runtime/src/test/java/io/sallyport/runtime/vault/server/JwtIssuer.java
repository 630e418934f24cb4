package io.sallyport.runtime.vault.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** Signs JSON web tokens with a key of its own (ES256, RFC 7518). */
public final class JwtIssuer {
  /** The {@code iss} and {@code aud} of what it signs. */
  public static final String ISSUER = "https://issuer.example";

  /** The audience that it signs for. */
  public static final String AUDIENCE = "vault";

  private final KeyPair keys;
  private final Clock clock;

  /** With a new key; the clock says when its tokens were issued and end. */
  public JwtIssuer(Clock clock) {
    this.clock = clock;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      this.keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no EC P-256", e);
    }
  }

  /** What tells its tokens from others', in PEM. */
  public String publicKeyPem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** A token for a subject. */
  public String issue(String subject, Duration validity) {
    return sign(claims(validity).put("iss", ISSUER).put("sub", subject).put("aud", AUDIENCE));
  }

  /** A token as a Kubernetes cluster projects it into the pods of a service account. */
  public String issueServiceAccount(String namespace, String name, String uid, Duration validity) {
    return sign(
        claims(validity)
            .put("iss", "https://kubernetes.default.svc.cluster.local")
            .put("sub", "system:serviceaccount:" + namespace + ":" + name)
            .put("aud", new JsonArray().add(AUDIENCE))
            .put(
                "kubernetes.io",
                new JsonObject()
                    .put("namespace", namespace)
                    .put("serviceaccount", new JsonObject().put("name", name).put("uid", uid))));
  }

  /** Any claims. */
  public String sign(JsonObject claims) {
    String signed =
        base64(new JsonObject().put("alg", "ES256").put("typ", "JWT").encode())
            + "."
            + base64(claims.encode());
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("can not sign", e);
    }
  }

  private JsonObject claims(Duration validity) {
    long now = clock.instant().getEpochSecond();
    return new JsonObject().put("iat", now).put("nbf", now).put("exp", now + validity.toSeconds());
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
