package io.sallyport.runtime.vault.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.util.List;

/**
 * One answer as it came over the wire; where there was no body, {@code body} has no members. Says
 * nothing of its body when printed, which may hold a secret.
 */
public record VaultAnswer(int status, JsonObject body, HttpHeaders headers) {
  /** The {@code data} block; without members where there is none. */
  public JsonObject data() {
    return body.getJsonObject("data", new JsonObject());
  }

  /** The {@code auth} block of a login or a renewal. */
  public JsonObject auth() {
    return body.getJsonObject("auth", new JsonObject());
  }

  /** What Vault has to say about a refusal. */
  public List<String> errors() {
    return body.getJsonArray("errors", new JsonArray()).stream().map(String::valueOf).toList();
  }

  @Override
  public String toString() {
    return "VaultAnswer[" + status + ", " + errors() + "]";
  }
}
