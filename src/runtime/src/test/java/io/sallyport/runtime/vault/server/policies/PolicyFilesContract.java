package io.sallyport.runtime.vault.server.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.TestTls;
import io.sallyport.runtime.vault.server.VaultAdmin;
import io.sallyport.runtime.vault.server.VaultAnswer;
import io.sallyport.runtime.vault.server.VaultHttp;
import io.sallyport.runtime.vault.server.VaultServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A token with just one of the policies can do its feature, and is refused what is beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class PolicyFilesContract {
  private static final JsonObject PLAINTEXT = new JsonObject().put("plaintext", "aGVsbG8=");
  private static final JsonObject SHOP = new JsonObject().put("common_name", "shop");

  private @Nullable VaultServer server;

  /** A new one; leaves the tests out where there is none. */
  abstract VaultServer start();

  /** Where logins are made; leaves the test out where there is none. */
  abstract DatabaseAccess database();

  @BeforeAll
  final void startServer() {
    server = start();
    admin().enableKv("secret");
    admin().putKv("secret", "sallyport/sandbox", Map.of("api_key", "first"));
    admin().putKv("secret", "other/sandbox", Map.of("api_key", "first"));
    admin().enablePki("pki", "sallyport");
    admin().pkiRole("pki", "other", Duration.ofHours(1), Duration.ofHours(1), false);
    admin().enableTransit("transit", "sallyport");
    admin().write("transit/keys/other", new JsonObject());
  }

  @AfterAll
  final void closeServer() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void credentialsAreReadBelowOnePrefix() {
    VaultHttp holder = holding("credentials-kv.hcl");
    assertAllowed(holder.get("secret/data/sallyport/sandbox"));
    assertAllowed(holder.get("secret/data/sallyport/sandbox?version=1"));
    JsonObject write = new JsonObject().put("data", new JsonObject().put("api_key", "mine"));
    assertRefused(
        holder.get("secret/data/other/sandbox"),
        holder.get("secret/metadata/sallyport/sandbox"),
        holder.get("secret/metadata/sallyport?list=true"),
        holder.post("secret/data/sallyport/sandbox", write),
        holder.post("secret/data/sallyport/new", write),
        holder.send("DELETE", "secret/data/sallyport/sandbox", null));
    assertRefusedElsewhere(holder);
  }

  @Test
  void certificatesAreIssuedWithOneRole() {
    VaultHttp holder = holding("client-certificates-pki.hcl");
    VaultAnswer issued = assertAllowed(holder.post("pki/issue/sallyport", SHOP));
    assertRefused(
        holder.post("pki/issue/other", SHOP),
        holder.post("pki/sign/sallyport", SHOP),
        holder.post(
            "pki/revoke",
            new JsonObject().put("serial_number", issued.data().getString("serial_number"))),
        holder.post("pki/roles/sallyport", new JsonObject().put("allow_any_name", true)),
        holder.get("pki/roles/sallyport"),
        holder.get("secret/data/sallyport/sandbox"));
    assertRefusedElsewhere(holder);
  }

  @Test
  void dataKeysAreWrappedWithOneKey() {
    VaultHttp holder = holding("token-store-transit.hcl");
    VaultAnswer wrapped = assertAllowed(holder.post("transit/encrypt/sallyport", PLAINTEXT));
    JsonObject ciphertext =
        new JsonObject().put("ciphertext", wrapped.data().getString("ciphertext"));
    assertAllowed(holder.post("transit/decrypt/sallyport", ciphertext));
    assertRefused(
        holder.post("transit/encrypt/other", PLAINTEXT),
        holder.post("transit/decrypt/other", ciphertext),
        holder.post("transit/encrypt/new", PLAINTEXT),
        holder.post("transit/keys/sallyport/rotate", new JsonObject()),
        holder.post(
            "transit/keys/sallyport/config", new JsonObject().put("min_decryption_version", 1)),
        holder.get("transit/keys/sallyport"),
        holder.get("transit/export/encryption-key/sallyport"),
        holder.send("DELETE", "transit/keys/sallyport", null));
    assertRefusedElsewhere(holder);
  }

  @Test
  void databaseLoginsAreMadeRenewedAndGivenBackWithOneRole() {
    admin()
        .enableDatabase(
            "database", "sallyport", database(), Duration.ofMinutes(1), Duration.ofMinutes(5));
    admin().databaseRole("database", "other", Duration.ofMinutes(1), Duration.ofMinutes(5));
    JsonObject others = lease(admin().read("database/creds/other"));
    VaultHttp holder = holding("database-postgresql.hcl");
    JsonObject own = lease(assertAllowed(holder.get("database/creds/sallyport")).body());
    assertAllowed(holder.post("sys/leases/renew", own));
    assertAllowed(holder.post("sys/leases/renew", own.copy().put("increment", 60)));
    assertRefused(
        holder.get("database/creds/other"),
        holder.get("database/config/postgresql"),
        holder.get("database/roles/sallyport"),
        holder.post("sys/leases/renew", others),
        holder.post("sys/leases/revoke", others),
        holder.post("sys/leases/revoke-prefix/database/creds/sallyport", new JsonObject()));
    assertAllowed(holder.post("sys/leases/revoke", own));
    assertRefusedElsewhere(holder);
  }

  @Test
  void aTokenWithoutTheDefaultPolicyLooksAfterItself() {
    admin().policy("token", PolicyFiles.read("token.hcl"));
    JsonObject asked =
        new JsonObject()
            .put("policies", new JsonArray().add("token"))
            .put("no_default_policy", true)
            .put("ttl", "60s");
    VaultHttp holder =
        anybody()
            .token(
                admin()
                    .write("auth/token/create", asked)
                    .getJsonObject("auth")
                    .getString("client_token"));
    VaultAnswer self = assertAllowed(holder.get("auth/token/lookup-self"));
    assertEquals(List.of("token"), self.data().getJsonArray("policies").getList());
    assertAllowed(holder.post("auth/token/renew-self", new JsonObject()));
    assertRefused(
        holder.post("sys/leases/renew", new JsonObject().put("lease_id", "any")),
        holder.post("sys/capabilities-self", new JsonObject().put("paths", "any")));
    assertRefusedElsewhere(holder);
    assertAllowed(holder.post("auth/token/revoke-self", new JsonObject()));
  }

  private VaultHttp holding(String file) {
    admin().policy(file, PolicyFiles.read(file));
    return anybody()
        .token(
            admin()
                .write(
                    "auth/token/create",
                    new JsonObject().put("policies", new JsonArray().add(file)).put("ttl", "5m"))
                .getJsonObject("auth")
                .getString("client_token"));
  }

  /** What none of them may do. */
  private static void assertRefusedElsewhere(VaultHttp holder) {
    assertRefused(
        holder.get("sys/mounts"),
        holder.get("sys/policies/acl?list=true"),
        holder.post("auth/token/create", new JsonObject()),
        holder.post("sys/seal", new JsonObject()));
  }

  private static VaultAnswer assertAllowed(VaultAnswer answer) {
    assertEquals(2, answer.status() / 100, answer::toString);
    return answer;
  }

  private static void assertRefused(VaultAnswer... answers) {
    for (int i = 0; i < answers.length; i++) {
      int which = i;
      assertEquals(403, answers[i].status(), () -> "the refusal with index " + which);
    }
  }

  private static JsonObject lease(JsonObject body) {
    return new JsonObject().put("lease_id", body.getString("lease_id"));
  }

  private VaultAdmin admin() {
    return server().admin();
  }

  private VaultHttp anybody() {
    return new VaultHttp(server().address(), TestTls.client(server().trust(), null));
  }

  private VaultServer server() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server;
  }
}
