package io.sallyport.runtime.vault.server.contract;

import static io.sallyport.runtime.vault.server.contract.VaultContract.assertDone;
import static io.sallyport.runtime.vault.server.contract.VaultContract.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.vault.server.VaultAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The key-value engine, version 2. */
interface KvContract extends VaultContract {
  @Test
  default void aSecretComesWithItsVersion() {
    admin().enableKv("kv-version");
    assertEquals(1, admin().putKv("kv-version", "shop/key", Map.of("api_key", "first")));
    assertEquals(2, admin().putKv("kv-version", "shop/key", Map.of("api_key", "second")));
    VaultAnswer answer = assertDone(root().get("kv-version/data/shop/key"));
    assertEquals(Set.of("data", "metadata"), answer.data().fieldNames());
    assertEquals(new JsonObject().put("api_key", "second"), answer.data().getJsonObject("data"));
    JsonObject metadata = answer.data().getJsonObject("metadata");
    assertEquals(
        Set.of("created_time", "custom_metadata", "deletion_time", "destroyed", "version"),
        metadata.fieldNames());
    assertEquals(2, metadata.getInteger("version"));
    assertEquals("", metadata.getString("deletion_time"));
    assertEquals(false, metadata.getBoolean("destroyed"));
    assertTrue(Instant.parse(metadata.getString("created_time")).isAfter(Instant.EPOCH));
  }

  @Test
  default void anAnswerHasTheUsualFrame() {
    admin().enableKv("kv-frame");
    admin().putKv("kv-frame", "key", Map.of("a", "b"));
    JsonObject body = root().get("kv-frame/data/key").body();
    assertEquals(
        Set.of(
            "request_id",
            "lease_id",
            "renewable",
            "lease_duration",
            "data",
            "wrap_info",
            "warnings",
            "auth",
            "mount_type"),
        body.fieldNames());
    assertEquals("", body.getString("lease_id"));
    assertEquals(0, body.getInteger("lease_duration"));
    assertEquals(false, body.getBoolean("renewable"));
    assertEquals("kv", body.getString("mount_type"));
  }

  @Test
  default void anOlderVersionIsReadByItsNumber() {
    admin().enableKv("kv-older");
    admin().putKv("kv-older", "key", Map.of("a", "first"));
    admin().putKv("kv-older", "key", Map.of("a", "second"));
    VaultAnswer older = assertDone(root().get("kv-older/data/key?version=1"));
    assertEquals("first", older.data().getJsonObject("data").getString("a"));
    assertEquals(1, older.data().getJsonObject("metadata").getInteger("version"));
    assertEquals(404, root().get("kv-older/data/key?version=3").status());
    assertEquals(400, root().get("kv-older/data/key?version=x").status());
  }

  @Test
  default void theMetadataSaysTheCurrentVersionWithoutTheSecret() {
    admin().enableKv("kv-metadata");
    admin().putKv("kv-metadata", "key", Map.of("a", "first"));
    admin().putKv("kv-metadata", "key", Map.of("a", "second"));
    JsonObject metadata = assertDone(root().get("kv-metadata/metadata/key")).data();
    assertEquals(2, metadata.getInteger("current_version"));
    assertEquals(Set.of("1", "2"), metadata.getJsonObject("versions").fieldNames());
    assertTrue(Instant.parse(metadata.getString("updated_time")).isAfter(Instant.EPOCH));
    assertEquals(false, metadata.encode().contains("second"));
  }

  @Test
  default void whatIsNotThereIs404WithoutAnError() {
    admin().enableKv("kv-none");
    VaultAnswer answer = root().get("kv-none/data/nothing");
    assertEquals(404, answer.status());
    assertEquals(new JsonObject().put("errors", new JsonArray()), answer.body());
    assertEquals(404, root().get("kv-none/metadata/nothing").status());
  }

  @Test
  default void aDeletedVersionIs404WithItsMetadata() {
    admin().enableKv("kv-deleted");
    admin().putKv("kv-deleted", "key", Map.of("a", "b"));
    admin().deleteKv("kv-deleted", "key");
    VaultAnswer answer = root().get("kv-deleted/data/key");
    assertEquals(404, answer.status());
    assertNull(answer.data().getValue("data"));
    JsonObject metadata = answer.data().getJsonObject("metadata");
    assertEquals(1, metadata.getInteger("version"));
    assertEquals(false, metadata.getString("deletion_time").isEmpty());
    root().post("kv-deleted/undelete/key", new JsonObject().put("versions", List.of(1)));
    assertDone(root().get("kv-deleted/data/key"));
  }

  @Test
  default void aDestroyedVersionIsGoneForGood() {
    admin().enableKv("kv-destroyed");
    admin().putKv("kv-destroyed", "key", Map.of("a", "b"));
    JsonObject first = new JsonObject().put("versions", List.of(1));
    assertEquals(204, root().post("kv-destroyed/destroy/key", first).status());
    VaultAnswer answer = root().get("kv-destroyed/data/key");
    assertEquals(404, answer.status());
    assertNull(answer.data().getValue("data"));
    assertEquals(true, answer.data().getJsonObject("metadata").getBoolean("destroyed"));
    admin().destroyKv("kv-destroyed", "key");
    assertEquals(List.of(), root().get("kv-destroyed/data/key").errors());
  }

  @Test
  default void aWriteCanAskForAVersion() {
    admin().enableKv("kv-cas");
    JsonObject write =
        new JsonObject()
            .put("data", new JsonObject().put("a", "b"))
            .put("options", new JsonObject().put("cas", 0));
    assertDone(root().post("kv-cas/data/key", write));
    assertRefused(
        400,
        "check-and-set parameter did not match the current version",
        root().post("kv-cas/data/key", write));
    assertRefused(400, "no data provided", root().post("kv-cas/data/key", new JsonObject()));
  }

  @Test
  default void onlyTheLastTenVersionsAreKept() {
    admin().enableKv("kv-ten");
    for (int i = 1; i <= 12; i++) {
      assertEquals(i, admin().putKv("kv-ten", "key", Map.of("a", "b")));
    }
    assertEquals(404, root().get("kv-ten/data/key?version=2").status());
    assertDone(root().get("kv-ten/data/key?version=3"));
    JsonObject metadata = root().get("kv-ten/metadata/key").data();
    assertEquals(3, metadata.getInteger("oldest_version"));
    assertEquals(10, metadata.getJsonObject("versions").size());
  }

  @Test
  default void namesAreListed() {
    admin().enableKv("kv-list");
    admin().putKv("kv-list", "shop/key", Map.of("a", "b"));
    admin().putKv("kv-list", "shop/more/key", Map.of("a", "b"));
    assertEquals(List.of("key", "more/"), admin().list("kv-list/metadata/shop"));
    assertEquals(404, root().get("kv-list/metadata/other?list=true").status());
    assertDone(root().send("LIST", "kv-list/metadata/shop", null));
  }

  @Test
  default void aPathWithoutTheEnginesOwnPartIsWarnedAbout() {
    admin().enableKv("kv-path");
    VaultAnswer answer = root().get("kv-path/key");
    assertEquals(404, answer.status());
    assertTrue(answer.body().getJsonArray("warnings").getString(0).contains("versioned K/V"));
  }
}
