package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The login of machines by a role id and a secret id. */
final class AppRoleBackend implements Backend {
  private final Tokens tokens;
  private final Map<String, Role> roles = new HashMap<>();

  private record Role(String name, String roleId, LoginRole terms, Set<String> secretIds) {}

  AppRoleBackend(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public String type() {
    return "approle";
  }

  @Override
  public boolean isOpen(String path) {
    return path.equals("login");
  }

  @Override
  public Future<Reply> handle(Call call, Caller caller) {
    if (call.path().equals("login")) {
      return Future.succeededFuture(login(call, caller.mount()));
    }
    String[] parts = call.path().split("/", 3);
    if (!parts[0].equals("role") || parts.length < 2) {
      throw Refusal.absent();
    }
    return Future.succeededFuture(role(call, parts[1], parts.length > 2 ? parts[2] : ""));
  }

  private Reply role(Call call, String name, String part) {
    return switch (part) {
      case "" -> configure(call, name);
      case "role-id" -> Reply.data(type(), new JsonObject().put("role_id", known(name).roleId));
      case "secret-id" -> newSecretId(known(name));
      case "secret-id/destroy" -> destroySecretId(known(name), call.text("secret_id"));
      default -> throw Refusal.absent();
    };
  }

  private Reply configure(Call call, String name) {
    if (!call.writes()) {
      throw Refusal.of(405, "unsupported operation");
    }
    @Nullable Role before = roles.get(name);
    roles.put(
        name,
        before == null
            ? new Role(name, UUID.randomUUID().toString(), LoginRole.of(call), new HashSet<>())
            : new Role(name, before.roleId, LoginRole.of(call), before.secretIds));
    return Reply.nothing();
  }

  private Reply newSecretId(Role role) {
    String secretId = UUID.randomUUID().toString();
    role.secretIds.add(secretId);
    return Reply.data(
        type(),
        new JsonObject()
            .put("secret_id", secretId)
            .put("secret_id_accessor", UUID.randomUUID().toString())
            .put("secret_id_num_uses", 0)
            .put("secret_id_ttl", 0));
  }

  private static Reply destroySecretId(Role role, String secretId) {
    role.secretIds.remove(secretId);
    return Reply.nothing();
  }

  private Reply login(Call call, String mount) {
    String roleId = call.text("role_id");
    if (roleId.isEmpty()) {
      throw Refusal.of(500, "failed to determine alias name from login request");
    }
    Role role =
        roles.values().stream()
            .filter(one -> one.roleId.equals(roleId))
            .findFirst()
            .orElseThrow(AppRoleBackend::invalid);
    if (call.text("secret_id").isEmpty()) {
      throw Refusal.of(400, "missing secret_id");
    }
    if (!role.secretIds.contains(call.text("secret_id"))) {
      throw invalid();
    }
    TokenPlan plan =
        TokenPlan.login(mount + "login", "approle", role.terms, Map.of("role_name", role.name));
    return tokens.create(plan).reply("");
  }

  private static Refusal invalid() {
    return Refusal.of(400, "invalid role or secret ID");
  }

  private Role known(String name) {
    @Nullable Role role = roles.get(name);
    if (role == null) {
      throw Refusal.of(404, "role \"" + name + "\" does not exist");
    }
    return role;
  }
}
