package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One token. Only its end ever changes, and only {@link Tokens} changes it. */
final class Token {
  private final String id;
  private final String accessor;
  private final TokenPlan plan;
  private final Instant created;
  private final String entity;
  private @Nullable Instant end;
  private @Nullable Instant renewed;

  Token(String id, TokenPlan plan, Instant created, @Nullable Instant end) {
    this.id = id;
    this.plan = plan;
    this.created = created;
    this.end = end;
    this.accessor = plan.batch() ? "" : Names.random(24);
    this.entity = plan.login() ? UUID.randomUUID().toString() : "";
  }

  String id() {
    return id;
  }

  String accessor() {
    return accessor;
  }

  TokenPlan plan() {
    return plan;
  }

  Instant created() {
    return created;
  }

  boolean isRoot() {
    return plan.policies().contains("root");
  }

  boolean isOver(Instant now) {
    return end != null && !now.isBefore(end);
  }

  void renewUntil(Instant newEnd, Instant now) {
    end = newEnd;
    renewed = now;
  }

  /** The block that a login and a renewal answer with. */
  JsonObject auth(Duration duration) {
    return new JsonObject()
        .put("client_token", id)
        .put("accessor", accessor)
        .put("policies", array(plan.policies()))
        .put("token_policies", array(plan.policies()))
        .put("metadata", metadata())
        .put("lease_duration", Durations.rounded(duration))
        .put("renewable", plan.renewable())
        .put("entity_id", entity)
        .put("token_type", plan.batch() ? "batch" : "service")
        .put("orphan", plan.orphan())
        .put("mfa_requirement", null)
        .put("num_uses", 0);
  }

  /** What a look-up says of it. */
  JsonObject described(Instant now) {
    JsonObject described =
        new JsonObject()
            .put("accessor", accessor)
            .put("creation_time", created.getEpochSecond())
            .put("creation_ttl", plan.ttl().toSeconds())
            .put("display_name", plan.displayName())
            .put("entity_id", entity)
            .put("expire_time", end == null ? null : end.toString())
            .put("explicit_max_ttl", plan.explicitMax().toSeconds())
            .put("id", id)
            .put("meta", metadata())
            .put("num_uses", 0)
            .put("orphan", plan.orphan())
            .put("path", plan.path())
            .put("policies", array(plan.policies()))
            .put("ttl", end == null ? 0 : Duration.between(now, end).toSeconds())
            .put("type", plan.batch() ? "batch" : "service");
    if (end != null) {
      described.put("issue_time", created.toString()).put("renewable", plan.renewable());
    }
    if (renewed != null) {
      described
          .put("last_renewal", renewed.toString())
          .put("last_renewal_time", renewed.getEpochSecond());
    }
    return described;
  }

  private @Nullable JsonObject metadata() {
    if (plan.metadata().isEmpty()) {
      return null;
    }
    JsonObject metadata = new JsonObject();
    plan.metadata().forEach(metadata::put);
    return metadata;
  }

  private static JsonArray array(SortedSet<String> values) {
    return new JsonArray(List.copyOf(values));
  }

  /** Never its id. */
  @Override
  public String toString() {
    return "Token" + Map.of("policies", plan.policies());
  }
}
