package io.sallyport.runtime.vault.server.contract;

import static io.sallyport.runtime.vault.server.contract.VaultContract.assertDone;
import static io.sallyport.runtime.vault.server.contract.VaultContract.assertRefused;
import static io.sallyport.runtime.vault.server.contract.VaultContract.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.TokenType;
import io.sallyport.runtime.vault.server.VaultAnswer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Leases, and the database logins that have them. */
interface LeaseContract extends VaultContract {
  /** What the logins are made in; the same for the whole class. */
  DatabaseAccess database();

  /** Whether a login gets in, as far as anybody can tell here. */
  boolean getsIn(String username, String password);

  @Test
  default void anUnknownLeaseIsNotRenewed() {
    JsonObject unknown = json("lease_id", "database/creds/sallyport/unknown");
    assertRefused(400, "lease not found", root().post("sys/leases/renew", unknown));
    assertRefused(400, "invalid lease", root().post("sys/leases/lookup", unknown));
    assertRefused(
        400, "lease_id must be specified", root().post("sys/leases/renew", new JsonObject()));
  }

  @Test
  default void revokingAnUnknownLeaseIsNoError() {
    JsonObject unknown = json("lease_id", "database/creds/sallyport/unknown");
    assertEquals(204, root().post("sys/leases/revoke", unknown).status());
    assertEquals(204, root().send("PUT", "sys/leases/revoke", unknown).status());
  }

  @Test
  default void aDatabaseLoginHasALeaseOfItsOwn() {
    enableDatabase("database-lease");
    VaultAnswer one = assertDone(root().get("database-lease/creds/sallyport"));
    assertEquals(Set.of("username", "password"), one.data().fieldNames());
    assertTrue(one.body().getString("lease_id").startsWith("database-lease/creds/sallyport/"));
    assertEquals(60, one.body().getInteger("lease_duration"));
    assertEquals(true, one.body().getBoolean("renewable"));
    assertTrue(getsIn(one.data().getString("username"), one.data().getString("password")));
    VaultAnswer other = assertDone(root().get("database-lease/creds/sallyport"));
    assertNotEquals(one.data().getString("username"), other.data().getString("username"));
    assertRefused(400, "unknown role: none", root().get("database-lease/creds/none"));
  }

  @Test
  default void aLeaseIsRenewedWithinItsMaximum() {
    enableDatabase("database-renew");
    String lease = lease("database-renew");
    VaultAnswer renewed = assertDone(root().post("sys/leases/renew", json("lease_id", lease)));
    assertEquals(lease, renewed.body().getString("lease_id"));
    assertEquals(60, renewed.body().getInteger("lease_duration"));
    assertEquals(true, renewed.body().getBoolean("renewable"));
    VaultAnswer most =
        root().send("PUT", "sys/leases/renew", json("lease_id", lease).put("increment", 3600));
    int seconds = assertDone(most).body().getInteger("lease_duration");
    assertTrue(seconds > 110 && seconds <= 120, () -> "lasts " + seconds);
    assertTrue(most.body().getJsonArray("warnings").getString(0).contains("max_ttl"));
    JsonObject known = assertDone(root().post("sys/leases/lookup", json("lease_id", lease))).data();
    assertEquals(true, known.getBoolean("renewable"));
    assertTrue(known.getInteger("ttl") > 100);
  }

  @Test
  default void aRevokedLeaseIsOver() {
    enableDatabase("database-revoke");
    VaultAnswer login = root().get("database-revoke/creds/sallyport");
    JsonObject lease = json("lease_id", login.body().getString("lease_id"));
    assertEquals(204, root().post("sys/leases/revoke", lease).status());
    assertRefused(400, "lease not found", root().post("sys/leases/renew", lease));
    if (server().isReal()) {
      assertFalse(getsIn(login.data().getString("username"), login.data().getString("password")));
    }
  }

  @Test
  default void aLeaseEndsWithItsToken() {
    enableDatabase("database-token");
    admin()
        .policy(
            "database-token",
            "path \"database-token/creds/sallyport\" { capabilities = [\"read\"] }");
    String token =
        admin()
            .createToken(
                List.of("database-token"),
                Duration.ofMinutes(5),
                Duration.ZERO,
                true,
                TokenType.SERVICE);
    String lease =
        assertDone(anybody().token(token).get("database-token/creds/sallyport"))
            .body()
            .getString("lease_id");
    assertDone(root().post("sys/leases/lookup", json("lease_id", lease)));
    admin().revokeToken(token);
    assertRefused(400, "lease not found", root().post("sys/leases/renew", json("lease_id", lease)));
  }

  private void enableDatabase(String mount) {
    admin()
        .enableDatabase(
            mount, "sallyport", database(), Duration.ofSeconds(60), Duration.ofSeconds(120));
  }

  private String lease(String mount) {
    return assertDone(root().get(mount + "/creds/sallyport")).body().getString("lease_id");
  }
}
