package io.sallyport.runtime.vault.server.contract;

import static io.sallyport.runtime.vault.server.contract.VaultContract.assertDone;
import static io.sallyport.runtime.vault.server.contract.VaultContract.assertRefused;
import static io.sallyport.runtime.vault.server.contract.VaultContract.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.vault.server.AppRole;
import io.sallyport.runtime.vault.server.ClusterDouble;
import io.sallyport.runtime.vault.server.JwtIssuer;
import io.sallyport.runtime.vault.server.TestTls;
import io.sallyport.runtime.vault.server.TokenTerms;
import io.sallyport.runtime.vault.server.VaultAnswer;
import io.sallyport.runtime.vault.server.VaultHttp;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The logins that machines use. */
interface LoginContract extends VaultContract {
  TokenTerms TERMS = TokenTerms.of("shop").lasting(Duration.ofSeconds(60), Duration.ofSeconds(120));

  @Test
  default void anAppRoleLogsIn() {
    AppRole role = admin().enableAppRole("approle-in", "sallyport", TERMS);
    VaultAnswer answer =
        anybody()
            .post(
                "auth/approle-in/login",
                json("role_id", role.roleId(), "secret_id", role.secretId()));
    JsonObject auth = assertLoggedIn(answer);
    assertEquals("sallyport", auth.getJsonObject("metadata").getString("role_name"));
    JsonObject self = self(auth);
    assertEquals("auth/approle-in/login", self.getString("path"));
    assertEquals(60, self.getInteger("creation_ttl"));
  }

  @Test
  default void aLoginsTokenEndsAtTheRolesMaximum() {
    AppRole role = admin().enableAppRole("approle-max", "sallyport", TERMS);
    JsonObject login = json("role_id", role.roleId(), "secret_id", role.secretId());
    String token = anybody().post("auth/approle-max/login", login).auth().getString("client_token");
    VaultAnswer renewed =
        anybody().token(token).post("auth/token/renew-self", json("increment", "1h"));
    int seconds = assertDone(renewed).auth().getInteger("lease_duration");
    assertTrue(seconds > 110 && seconds <= 120, () -> "lasts " + seconds);
  }

  @Test
  default void aWrongAppRoleIsRefused() {
    AppRole role = admin().enableAppRole("approle-wrong", "sallyport", TERMS);
    VaultHttp anybody = anybody();
    String path = "auth/approle-wrong/login";
    assertRefused(
        400,
        "invalid role or secret ID",
        anybody.post(path, json("role_id", role.roleId(), "secret_id", "wrong")));
    assertRefused(
        400,
        "invalid role or secret ID",
        anybody.post(path, json("role_id", "wrong", "secret_id", role.secretId())));
    assertRefused(400, "missing secret_id", anybody.post(path, json("role_id", role.roleId())));
  }

  @Test
  default void aDestroyedSecretIdIsRefused() {
    AppRole role = admin().enableAppRole("approle-destroyed", "sallyport", TERMS);
    admin()
        .write(
            "auth/approle-destroyed/role/sallyport/secret-id/destroy",
            json("secret_id", role.secretId()));
    assertRefused(
        400,
        "invalid role or secret ID",
        anybody()
            .post(
                "auth/approle-destroyed/login",
                json("role_id", role.roleId(), "secret_id", role.secretId())));
  }

  @Test
  default void aLoginThatIsNotMountedIsRefused() {
    assertRefused(
        403, "permission denied", anybody().post("auth/nowhere/login", json("role_id", "x")));
  }

  @Test
  default void aJwtLogsIn() {
    JwtIssuer issuer = new JwtIssuer(clock());
    admin().enableJwt("jwt-in", "sallyport", issuer, TERMS);
    VaultAnswer answer =
        anybody()
            .post(
                "auth/jwt-in/login",
                json("role", "sallyport", "jwt", issuer.issue("shop", Duration.ofMinutes(10))));
    assertEquals("sallyport", assertLoggedIn(answer).getJsonObject("metadata").getString("role"));
  }

  @Test
  default void aWrongJwtIsRefused() {
    JwtIssuer issuer = new JwtIssuer(clock());
    admin().enableJwt("jwt-wrong", "sallyport", issuer, TERMS);
    assertEquals(400, jwt("other", issuer.issue("shop", Duration.ofMinutes(10))).status());
    String prefix = "error validating token: ";
    assertRefused(
        400,
        prefix
            + "error verifying token signature: no known key successfully validated the token"
            + " signature",
        jwt("sallyport", new JwtIssuer(clock()).issue("shop", Duration.ofMinutes(10))));
    assertRefused(
        400,
        prefix + "invalid expiration time (exp) claim: token is expired",
        jwt("sallyport", issuer.issue("shop", Duration.ofMinutes(-10))));
    assertRefused(
        400,
        prefix
            + "invalid audience (aud) claim: audience claim does not match any expected audience",
        jwt("sallyport", issuer.sign(claims("other", JwtIssuer.ISSUER))));
    assertRefused(
        400,
        prefix + "invalid issuer (iss) claim",
        jwt("sallyport", issuer.sign(claims(JwtIssuer.AUDIENCE, "https://other.example"))));
    assertEquals(400, jwt("sallyport", "no-jwt").status());
  }

  @Test
  default void aCertificateLogsInAndRenewsOverItsConnectionOnly() {
    CertificateAuthority authority = CertificateAuthority.create("clients", Clock.systemUTC());
    admin().enableCert("cert-in", "sallyport", authority.certificatePem(), TERMS);
    VaultHttp holder =
        presenting(authority.issueClient("shop", List.of(), List.of(), Duration.ofHours(1)));
    JsonObject auth = assertLoggedIn(holder.post("auth/cert-in/login", json("name", "sallyport")));
    JsonObject metadata = auth.getJsonObject("metadata");
    assertEquals("sallyport", metadata.getString("cert_name"));
    assertEquals("shop", metadata.getString("common_name"));
    assertLoggedIn(holder.send("POST", "auth/cert-in/login", null));
    String token = auth.getString("client_token");
    assertDone(holder.token(token).post("auth/token/renew-self", new JsonObject()));
    assertRefused(
        400,
        "client certificate must be supplied",
        anybody().token(token).post("auth/token/renew-self", new JsonObject()));
  }

  @Test
  default void aWrongCertificateIsRefused() {
    CertificateAuthority authority = CertificateAuthority.create("clients", Clock.systemUTC());
    admin().enableCert("cert-wrong", "sallyport", authority.certificatePem(), TERMS);
    assertRefused(
        400,
        "client certificate must be supplied",
        anybody().post("auth/cert-wrong/login", json("name", "sallyport")));
    CertificateAuthority other = CertificateAuthority.create("others", Clock.systemUTC());
    VaultHttp stranger =
        presenting(other.issueClient("shop", List.of(), List.of(), Duration.ofHours(1)));
    assertRefused(
        400,
        "failed to match all constraints for this login certificate",
        stranger.post("auth/cert-wrong/login", json("name", "sallyport")));
    VaultHttp known =
        presenting(authority.issueClient("shop", List.of(), List.of(), Duration.ofHours(1)));
    assertRefused(
        400,
        "failed to match all constraints for this login certificate",
        known.post("auth/cert-wrong/login", json("name", "other")));
  }

  @Test
  default void aServiceAccountLogsIn() {
    try (ClusterDouble cluster = new ClusterDouble(clock())) {
      admin().enableKubernetes("kubernetes-in", "sallyport", cluster, "shop", "sallyport", TERMS);
      VaultAnswer answer =
          serviceAccount("kubernetes-in", cluster.serviceAccountToken("shop", "sallyport"));
      JsonObject metadata = assertLoggedIn(answer).getJsonObject("metadata");
      assertEquals("sallyport", metadata.getString("role"));
      assertEquals("shop", metadata.getString("service_account_namespace"));
      assertEquals("sallyport", metadata.getString("service_account_name"));
      assertEquals(1, cluster.reviews());
    }
  }

  @Test
  default void aWrongServiceAccountIsRefused() {
    try (ClusterDouble cluster = new ClusterDouble(clock());
        ClusterDouble other = new ClusterDouble(clock())) {
      String mount = "kubernetes-wrong";
      admin().enableKubernetes(mount, "sallyport", cluster, "shop", "sallyport", TERMS);
      assertRefused(
          403,
          "service account name not authorized",
          serviceAccount(mount, cluster.serviceAccountToken("shop", "other")));
      assertRefused(
          403,
          "namespace not authorized",
          serviceAccount(mount, cluster.serviceAccountToken("other", "sallyport")));
      assertRefused(
          403,
          "permission denied",
          serviceAccount(mount, other.serviceAccountToken("shop", "sallyport")));
      assertRefused(
          400,
          "invalid role name \"none\"",
          anybody().post("auth/" + mount + "/login", json("role", "none", "jwt", "a.b.c")));
      assertEquals(403, serviceAccount(mount, "no-jwt").status());
    }
  }

  @Test
  default void aClusterThatIsGoneIsARefusal() {
    ClusterDouble cluster = new ClusterDouble(clock());
    admin().enableKubernetes("kubernetes-gone", "sallyport", cluster, "shop", "sallyport", TERMS);
    String token = cluster.serviceAccountToken("shop", "sallyport");
    cluster.close();
    assertRefused(403, "permission denied", serviceAccount("kubernetes-gone", token));
  }

  private VaultAnswer serviceAccount(String mount, String token) {
    return anybody().post("auth/" + mount + "/login", json("role", "sallyport", "jwt", token));
  }

  private VaultAnswer jwt(String role, String token) {
    return anybody().post("auth/jwt-wrong/login", json("role", role, "jwt", token));
  }

  private JsonObject claims(String audience, String issuer) {
    long now = clock().instant().getEpochSecond();
    return json("sub", "shop", "aud", audience, "iss", issuer)
        .put("iat", now)
        .put("exp", now + 600);
  }

  private VaultHttp presenting(Issued certificate) {
    return new VaultHttp(server().address(), TestTls.client(server().trust(), certificate));
  }

  private JsonObject self(JsonObject auth) {
    return anybody().token(auth.getString("client_token")).get("auth/token/lookup-self").data();
  }

  private static JsonObject assertLoggedIn(VaultAnswer answer) {
    JsonObject auth = assertDone(answer).auth();
    assertTrue(auth.getString("client_token").startsWith("hvs."));
    assertEquals(new JsonArray().add("default").add("shop"), auth.getJsonArray("policies"));
    assertEquals(60, auth.getInteger("lease_duration"));
    assertEquals(true, auth.getBoolean("renewable"));
    assertEquals(true, auth.getBoolean("orphan"));
    assertEquals("service", auth.getString("token_type"));
    assertEquals(null, answer.body().getValue("data"));
    return auth;
  }
}
