package io.sallyport.runtime.vault.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** What tokens of a login role are good for, and for how long. */
public record TokenTerms(List<String> policies, Duration ttl, Duration maxTtl) {
  /** One hour, a day with renewals. */
  public static TokenTerms of(String... policies) {
    return new TokenTerms(List.of(policies), Duration.ofHours(1), Duration.ofDays(1));
  }

  /** The same for other times. */
  public TokenTerms lasting(Duration newTtl, Duration newMaxTtl) {
    return new TokenTerms(policies, newTtl, newMaxTtl);
  }

  JsonObject asRole() {
    return new JsonObject()
        .put("token_policies", new JsonArray(policies))
        .put("token_ttl", ttl.toSeconds() + "s")
        .put("token_max_ttl", maxTtl.toSeconds() + "s");
  }
}
