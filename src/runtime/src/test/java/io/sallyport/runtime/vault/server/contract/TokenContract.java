package io.sallyport.runtime.vault.server.contract;

import static io.sallyport.runtime.vault.server.contract.VaultContract.assertDone;
import static io.sallyport.runtime.vault.server.contract.VaultContract.assertRefused;
import static io.sallyport.runtime.vault.server.contract.VaultContract.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.vault.server.TokenType;
import io.sallyport.runtime.vault.server.VaultAnswer;
import io.sallyport.runtime.vault.server.VaultHttp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens: what they say of themselves, how they go on and how they end. */
interface TokenContract extends VaultContract {
  @Test
  default void aTokenSaysWhatItIs() {
    VaultAnswer answer = assertDone(holder(true, TokenType.SERVICE).get("auth/token/lookup-self"));
    JsonObject data = answer.data();
    assertTrue(
        data.fieldNames()
            .containsAll(
                Set.of(
                    "accessor",
                    "creation_time",
                    "creation_ttl",
                    "display_name",
                    "entity_id",
                    "expire_time",
                    "explicit_max_ttl",
                    "id",
                    "issue_time",
                    "meta",
                    "num_uses",
                    "orphan",
                    "path",
                    "policies",
                    "renewable",
                    "ttl",
                    "type")),
        () -> data.fieldNames().toString());
    assertEquals(new JsonArray().add("default").add("none"), data.getJsonArray("policies"));
    assertEquals(60, data.getInteger("creation_ttl"));
    assertEquals(90, data.getInteger("explicit_max_ttl"));
    assertTrue(data.getInteger("ttl") > 50 && data.getInteger("ttl") <= 60);
    assertEquals(true, data.getBoolean("renewable"));
    assertEquals("service", data.getString("type"));
    assertTrue(
        Instant.parse(data.getString("expire_time")).isAfter(clock().instant().plusSeconds(50)));
  }

  @Test
  default void theRootTokenHasNoEnd() {
    JsonObject data = assertDone(root().get("auth/token/lookup-self")).data();
    assertEquals(0, data.getInteger("ttl"));
    assertEquals(null, data.getValue("expire_time"));
    assertEquals(false, data.getBoolean("renewable", false));
  }

  @Test
  default void aRenewalGivesTheUsualTime() {
    VaultHttp holder = holder(true, TokenType.SERVICE);
    VaultAnswer answer = assertDone(holder.post("auth/token/renew-self", new JsonObject()));
    assertEquals(
        Set.of(
            "client_token",
            "accessor",
            "policies",
            "token_policies",
            "metadata",
            "lease_duration",
            "renewable",
            "entity_id",
            "token_type",
            "orphan",
            "mfa_requirement",
            "num_uses"),
        answer.auth().fieldNames());
    assertEquals(60, answer.auth().getInteger("lease_duration"));
    assertEquals(true, answer.auth().getBoolean("renewable"));
    assertEquals("service", answer.auth().getString("token_type"));
    assertDone(holder.send("PUT", "auth/token/renew-self", null));
  }

  @Test
  default void aRenewalEndsAtTheMaximum() {
    VaultAnswer answer =
        assertDone(
            holder(true, TokenType.SERVICE)
                .post("auth/token/renew-self", json("increment", "3600s")));
    int seconds = answer.auth().getInteger("lease_duration");
    assertTrue(seconds > 80 && seconds <= 90, () -> "lasts " + seconds);
    assertTrue(answer.body().getJsonArray("warnings").getString(0).contains("effective max_ttl"));
  }

  @Test
  default void aRenewalMayAskForLess() {
    VaultAnswer answer =
        holder(true, TokenType.SERVICE).post("auth/token/renew-self", json("increment", "10s"));
    assertEquals(10, assertDone(answer).auth().getInteger("lease_duration"));
  }

  @Test
  default void aTokenThatIsNotRenewableIsNotRenewed() {
    VaultHttp holder = holder(false, TokenType.SERVICE);
    assertRefused(
        400, "lease is not renewable", holder.post("auth/token/renew-self", new JsonObject()));
    assertEquals(false, holder.get("auth/token/lookup-self").data().getBoolean("renewable"));
  }

  @Test
  default void aBatchTokenIsNeitherRenewedNorRevoked() {
    VaultHttp holder = holder(false, TokenType.BATCH);
    assertEquals("batch", holder.get("auth/token/lookup-self").data().getString("type"));
    assertRefused(
        400,
        "batch tokens cannot be renewed",
        holder.post("auth/token/renew-self", new JsonObject()));
    assertRefused(
        400,
        "batch tokens cannot be revoked",
        holder.post("auth/token/revoke-self", new JsonObject()));
  }

  @Test
  default void aRevokedTokenIsRefusedEverywhere() {
    VaultHttp holder = holder(true, TokenType.SERVICE);
    assertEquals(204, holder.post("auth/token/revoke-self", new JsonObject()).status());
    for (VaultAnswer answer :
        List.of(
            holder.get("auth/token/lookup-self"),
            holder.get("secret/data/anything"),
            holder.post("auth/token/renew-self", new JsonObject()))) {
      assertEquals(403, answer.status());
      assertEquals(BAD_TOKEN, answer.errors());
    }
  }

  @Test
  default void aTokenCanBeRevokedByAnother() {
    String token = token(true, TokenType.SERVICE);
    admin().revokeToken(token);
    admin().revokeToken(token);
    assertEquals(403, anybody().token(token).get("auth/token/lookup-self").status());
  }

  @Test
  default void aTokenEndsWithItsParent() {
    admin().policy("parent", "path \"auth/token/create\" { capabilities = [\"update\"] }");
    String parent =
        admin()
            .createToken(
                List.of("parent"), Duration.ofMinutes(1), Duration.ZERO, true, TokenType.SERVICE);
    String child =
        assertDone(anybody().token(parent).post("auth/token/create", json("ttl", "30s")))
            .auth()
            .getString("client_token");
    assertDone(anybody().token(child).get("auth/token/lookup-self"));
    assertRefused(
        400,
        "child policies must be subset of parent",
        anybody()
            .token(parent)
            .post("auth/token/create", new JsonObject().put("policies", List.of("none"))));
    admin().revokeToken(parent);
    assertEquals(403, anybody().token(child).get("auth/token/lookup-self").status());
  }

  @Test
  default void aWrongTokenOrNoneIsRefused() {
    VaultAnswer wrong = anybody().token("hvs.wrong").get("auth/token/lookup-self");
    assertEquals(403, wrong.status());
    assertEquals(BAD_TOKEN, wrong.errors());
    assertRefused(403, "permission denied", anybody().get("auth/token/lookup-self"));
  }

  @Test
  default void aTokenMayComeAsABearer() {
    assertDone(
        anybody()
            .header("Authorization", "Bearer " + token(true, TokenType.SERVICE))
            .get("auth/token/lookup-self"));
  }

  private VaultHttp holder(boolean renewable, TokenType type) {
    return anybody().token(token(renewable, type));
  }

  private String token(boolean renewable, TokenType type) {
    return admin()
        .createToken(
            List.of("none"),
            Duration.ofSeconds(60),
            type == TokenType.BATCH ? Duration.ZERO : Duration.ofSeconds(90),
            renewable,
            type);
  }
}
