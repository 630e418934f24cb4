package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is mounted where. Logins stand below {@code auth/}. */
final class Mounts {
  static final String LOGINS = "auth/";

  private final Map<String, Backend> mounted = new TreeMap<>();
  private final Clock clock;
  private final Vertx vertx;
  private final Tokens tokens;
  private final Leases leases;

  Mounts(Clock clock, Vertx vertx, Tokens tokens, Leases leases) {
    this.clock = clock;
    this.vertx = vertx;
    this.tokens = tokens;
    this.leases = leases;
  }

  /** With its slash at the end. */
  void add(String path, Backend backend) {
    if (mounted.keySet().stream()
        .anyMatch(other -> other.startsWith(path) || path.startsWith(other))) {
      throw Refusal.of(400, "path is already in use at " + path);
    }
    mounted.put(path, backend);
  }

  void addEngine(String path, Call call) {
    add(path, engine(call));
  }

  void addLogin(String path, Call call) {
    if (mounted.containsKey(LOGINS + path)) {
      throw Refusal.of(400, "path is already in use at " + path);
    }
    add(LOGINS + path, login(call.text("type")));
  }

  /** Everything that was leased there ends too. */
  void remove(String path) {
    mounted.remove(path);
    leases.revokeBelow(path);
  }

  Optional<String> of(String path) {
    return mounted.keySet().stream().filter(path::startsWith).findFirst();
  }

  Optional<Backend> backend(String mount) {
    return Optional.ofNullable(mounted.get(mount));
  }

  /** The mounts of one kind, as they are listed. */
  JsonObject listed(boolean logins) {
    JsonObject all = new JsonObject();
    mounted.forEach(
        (path, backend) -> {
          if (path.startsWith(LOGINS) == logins) {
            all.put(
                logins ? path.substring(LOGINS.length()) : path,
                new JsonObject()
                    .put("type", backend.type())
                    .put("description", "")
                    .put("local", false)
                    .put("options", options(backend)));
          }
        });
    return all;
  }

  private static JsonObject options(Backend backend) {
    return backend instanceof KvBackend ? new JsonObject().put("version", "2") : new JsonObject();
  }

  private Backend engine(Call call) {
    String type = call.text("type");
    return switch (type) {
      case "kv", "kv-v2" -> new KvBackend(clock);
      case "pki" -> new PkiBackend(clock, leases);
      case "transit" -> new TransitBackend(clock);
      case "database" -> new DatabaseBackend(clock, leases);
      default -> throw Refusal.of(400, "plugin not found in the catalog: " + type);
    };
  }

  private Backend login(String type) {
    return switch (type) {
      case "approle" -> new AppRoleBackend(tokens);
      case "jwt" -> new JwtBackend(tokens, clock);
      case "cert" -> new CertBackend(tokens);
      case "kubernetes" -> new KubernetesBackend(tokens, vertx);
      default -> throw Refusal.of(400, "plugin not found in the catalog: " + type);
    };
  }
}
