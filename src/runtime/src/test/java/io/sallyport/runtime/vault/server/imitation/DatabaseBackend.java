package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Logins with leases, made up: there is no database behind. */
final class DatabaseBackend implements Backend {
  private final Clock clock;
  private final Leases leases;
  private final Map<String, Role> roles = new HashMap<>();

  private record Role(Duration ttl, Duration maxTtl) {}

  DatabaseBackend(Clock clock, Leases leases) {
    this.clock = clock;
    this.leases = leases;
  }

  @Override
  public String type() {
    return "database";
  }

  @Override
  public Future<Reply> handle(Call call, Caller caller) {
    String[] parts = call.path().split("/", 2);
    String name = parts.length > 1 ? parts[1] : "";
    return Future.succeededFuture(
        switch (parts[0]) {
          case "config" -> Reply.nothing();
          case "roles" -> role(call, name);
          case "creds" -> login(name, caller);
          default -> throw Refusal.absent();
        });
  }

  private Reply role(Call call, String name) {
    if (!call.writes()) {
      throw Refusal.of(405, "unsupported operation");
    }
    Duration ttl = call.duration("default_ttl");
    Duration maxTtl = call.duration("max_ttl");
    roles.put(
        name,
        new Role(
            ttl.isZero() ? Durations.LONGEST : ttl, maxTtl.isZero() ? Durations.LONGEST : maxTtl));
    return Reply.nothing();
  }

  private Reply login(String name, Caller caller) {
    @Nullable Role role = roles.get(name);
    if (role == null) {
      throw Refusal.of(400, "unknown role: " + name);
    }
    Token token = caller.known();
    Duration ttl = Durations.shorter(role.ttl, role.maxTtl);
    Lease lease =
        leases.create(caller.mount() + "creds/" + name, token.id(), true, ttl, role.maxTtl);
    JsonObject data =
        new JsonObject()
            .put("username", username(name, token))
            .put("password", "A1a-" + Names.random(16));
    return Reply.leased(type(), lease, ttl.toSeconds(), data, null);
  }

  private String username(String role, Token token) {
    return String.join(
        "-",
        "v",
        first(token.plan().displayName()),
        first(role),
        Names.random(20),
        Long.toString(clock.instant().getEpochSecond()));
  }

  private static String first(String text) {
    return text.substring(0, Math.min(8, text.length()));
  }
}
