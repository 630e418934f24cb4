package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.UUID;

/** Whether the server is open, and what it says of itself to anybody. */
final class Seal {
  private static final String VERSION = "1.21.0";

  private final Clock clock;
  private final String key = Names.random(64);
  private final String cluster = UUID.randomUUID().toString();
  private boolean closed;

  Seal(Clock clock) {
    this.clock = clock;
  }

  String key() {
    return key;
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }

  Reply open(Call call) {
    if (!call.text("key").equals(key)) {
      throw Refusal.of(400, "Unseal failed, invalid key");
    }
    closed = false;
    return status();
  }

  Reply status() {
    JsonObject status =
        new JsonObject()
            .put("type", "shamir")
            .put("initialized", true)
            .put("sealed", closed)
            .put("t", 1)
            .put("n", 1)
            .put("progress", 0)
            .put("nonce", "")
            .put("version", VERSION)
            .put("build_date", "2025-10-22T09:33:53Z")
            .put("migration", false)
            .put("recovery_seal", false)
            .put("storage_type", "inmem");
    if (!closed) {
      status.put("cluster_name", "vault-cluster-double").put("cluster_id", cluster);
    }
    return Reply.json(200, status);
  }

  Reply health() {
    String replication = closed ? "unknown" : "disabled";
    JsonObject health =
        new JsonObject()
            .put("initialized", true)
            .put("sealed", closed)
            .put("standby", closed)
            .put("performance_standby", false)
            .put("replication_performance_mode", replication)
            .put("replication_dr_mode", replication)
            .put("server_time_utc", clock.instant().getEpochSecond())
            .put("version", VERSION)
            .put("enterprise", false)
            .put("echo_duration_ms", 0)
            .put("clock_skew_ms", 0)
            .put("replication_primary_canary_age_ms", 0);
    if (!closed) {
      health.put("cluster_name", "vault-cluster-double").put("cluster_id", cluster);
    }
    return Reply.json(closed ? 503 : 200, health);
  }
}
