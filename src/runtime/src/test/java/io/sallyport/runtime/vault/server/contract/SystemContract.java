package io.sallyport.runtime.vault.server.contract;

import static io.sallyport.runtime.vault.server.contract.VaultContract.assertDone;
import static io.sallyport.runtime.vault.server.contract.VaultContract.assertRefused;
import static io.sallyport.runtime.vault.server.contract.VaultContract.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.vault.server.VaultAnswer;
import io.sallyport.runtime.vault.server.VaultHttp;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Policies, the seal, restarts, and what else is true of every call. */
interface SystemContract extends VaultContract {
  @Test
  default void whatAPolicyDoesNotListIsRefused() {
    admin().enableKv("policy-kv");
    admin().putKv("policy-kv", "shop/key", Map.of("a", "b"));
    VaultHttp holder = under("path \"policy-kv/data/shop/*\" { capabilities = [\"read\"] }");
    assertDone(holder.get("policy-kv/data/shop/key"));
    assertEquals(404, holder.get("policy-kv/data/shop/none").status());
    JsonObject write = new JsonObject().put("data", new JsonObject());
    for (VaultAnswer refused :
        List.of(
            holder.get("policy-kv/data/other/key"),
            holder.get("policy-kv/metadata/shop/key"),
            holder.post("policy-kv/data/shop/key", write),
            holder.post("policy-kv/data/shop/new", write),
            holder.send("DELETE", "policy-kv/data/shop/key", null),
            holder.get("policy-kv/metadata/shop?list=true"),
            holder.get("nowhere/at/all"),
            holder.get("sys/mounts"))) {
      assertEquals(403, refused.status());
      assertEquals(DENIED, refused.errors());
    }
  }

  @Test
  default void theMoreExactPathOfAPolicyHolds() {
    admin().enableKv("exact-kv");
    admin().putKv("exact-kv", "shop/key", Map.of("a", "b"));
    admin().putKv("exact-kv", "shop/other", Map.of("a", "b"));
    admin().putKv("exact-kv", "shop/deep/key", Map.of("a", "b"));
    VaultHttp holder =
        under(
            """
            # Whole lines may be comments.
            path "exact-kv/data/shop/*" { capabilities = ["read"] }
            path "exact-kv/data/shop/other" { capabilities = ["deny"] }
            path "exact-kv/data/+/deep/key" { capabilities = ["list"] }
            """);
    assertDone(holder.get("exact-kv/data/shop/key"));
    assertEquals(403, holder.get("exact-kv/data/shop/other").status());
    assertDone(holder.get("exact-kv/data/shop/deep/key"));
  }

  @Test
  default void aPolicyMayNameTheParameters() {
    VaultHttp holder =
        under(
            """
            path "sys/leases/revoke" {
              capabilities = ["update"]
              allowed_parameters = {
                "lease_id" = ["database/creds/sallyport/*"]
                "sync"     = []
              }
            }
            """);
    JsonObject own = json("lease_id", "database/creds/sallyport/1");
    assertEquals(204, holder.post("sys/leases/revoke", own).status());
    assertEquals(204, holder.post("sys/leases/revoke", own.copy().put("sync", true)).status());
    assertEquals(
        403, holder.post("sys/leases/revoke", json("lease_id", "database/creds/other/1")).status());
    assertEquals(403, holder.post("sys/leases/revoke", own.copy().put("another", 1)).status());
  }

  @Test
  default void aPolicyThatCanNotBeReadIsRefused() {
    JsonObject broken = json("policy", "path \"a\" { capabilities = [\"fly\"] }");
    assertEquals(400, root().post("sys/policies/acl/broken", broken).status());
    assertEquals(404, root().get("sys/policies/acl/broken").status());
  }

  @Test
  default void aTokenMayAskWhatItMayDo() {
    VaultHttp holder = under("path \"a/b\" { capabilities = [\"read\", \"list\"] }");
    JsonObject asked = new JsonObject().put("paths", List.of("a/b", "a/c"));
    JsonObject data = assertDone(holder.post("sys/capabilities-self", asked)).data();
    assertEquals(List.of("list", "read"), data.getJsonArray("a/b").getList());
    assertEquals(List.of("deny"), data.getJsonArray("a/c").getList());
  }

  @Test
  default void aSealedServerSaysSoToEverybody() {
    admin().seal();
    try {
      assertRefused(503, "Vault is sealed", root().get("auth/token/lookup-self"));
      assertRefused(
          503, "Vault is sealed", anybody().post("auth/approle/login", json("role_id", "x")));
      VaultAnswer health = anybody().get("sys/health");
      assertEquals(503, health.status());
      assertEquals(true, health.body().getBoolean("sealed"));
      assertEquals(true, assertDone(anybody().get("sys/seal-status")).body().getBoolean("sealed"));
    } finally {
      admin().unseal();
    }
    VaultAnswer health = assertDone(anybody().get("sys/health"));
    assertEquals(false, health.body().getBoolean("sealed"));
    assertEquals(false, health.body().getBoolean("standby"));
    assertEquals(true, health.body().getBoolean("initialized"));
    assertDone(root().get("auth/token/lookup-self"));
  }

  @Test
  default void aRestartedServerHasWhatItHad() {
    admin().enableKv("restart-kv");
    admin().putKv("restart-kv", "key", Map.of("a", "b"));
    VaultHttp holder = under("path \"restart-kv/data/key\" { capabilities = [\"read\"] }");
    server().stop();
    assertThrows(UncheckedIOException.class, () -> anybody().get("sys/health"));
    server().restart();
    assertEquals(
        1,
        admin()
            .read("restart-kv/metadata/key")
            .getJsonObject("data")
            .getInteger("current_version"));
    assertDone(holder.get("restart-kv/data/key"));
  }

  @Test
  default void anUnknownPlaceIs404ForRoot() {
    VaultAnswer answer = root().get("nowhere/at/all");
    assertEquals(404, answer.status());
    assertTrue(answer.errors().get(0).startsWith("no handler for route"));
  }

  @Test
  default void aPlaceIsMountedOnce() {
    admin().enableKv("once");
    assertRefused(
        400,
        "path is already in use at once/",
        root().post("sys/mounts/once", json("type", "pki")));
    assertTrue(
        assertDone(root().get("sys/mounts"))
            .data()
            .getJsonObject("once/")
            .getString("type")
            .equals("kv"));
  }

  @Test
  default void aNamespaceIsTakenWhereTheEditionHasNone() {
    VaultAnswer answer = root().header("X-Vault-Namespace", "team").get("auth/token/lookup-self");
    assertDone(answer);
    assertEquals("team", answer.headers().firstValue("X-Vault-Namespace").orElse(""));
  }

  @Test
  default void everyAnswerIsJsonAndNotToBeStored() {
    for (VaultAnswer answer :
        List.of(
            root().get("auth/token/lookup-self"),
            root().get("nowhere/at/all"),
            anybody().get("auth/token/lookup-self"),
            anybody().get("sys/health"))) {
      assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
      assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }
  }
}
