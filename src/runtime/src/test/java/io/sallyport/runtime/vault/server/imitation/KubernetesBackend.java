package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The login by a token of a service account, which the cluster is asked about. */
final class KubernetesBackend implements Backend {
  private final Tokens tokens;
  private final Vertx vertx;
  private final Map<String, Role> roles = new HashMap<>();
  private @Nullable TokenReviews reviews;

  private record Role(
      LoginRole terms, List<String> names, List<String> namespaces, String audience) {}

  private record Account(String namespace, String name, String uid) {
    static Account of(Jwt jwt) {
      JsonObject claims = jwt.claims().getJsonObject("kubernetes.io", new JsonObject());
      JsonObject account = claims.getJsonObject("serviceaccount", new JsonObject());
      return new Account(
          claims.getString("namespace", ""),
          account.getString("name", ""),
          account.getString("uid", ""));
    }
  }

  KubernetesBackend(Tokens tokens, Vertx vertx) {
    this.tokens = tokens;
    this.vertx = vertx;
  }

  @Override
  public String type() {
    return "kubernetes";
  }

  @Override
  public boolean isOpen(String path) {
    return path.equals("login");
  }

  @Override
  public Future<Reply> handle(Call call, Caller caller) {
    if (call.path().equals("login")) {
      return login(call, caller.mount());
    }
    if (call.path().equals("config")) {
      reviews = TokenReviews.of(vertx, call);
    } else if (call.path().startsWith("role/")) {
      roles.put(
          call.path().substring("role/".length()),
          new Role(
              LoginRole.of(call),
              call.texts("bound_service_account_names"),
              call.texts("bound_service_account_namespaces"),
              call.text("audience")));
    } else {
      throw Refusal.absent();
    }
    return Future.succeededFuture(Reply.nothing());
  }

  private Future<Reply> login(Call call, String mount) {
    String name = call.text("role");
    if (name.isEmpty()) {
      throw Refusal.of(400, "missing role");
    }
    if (call.text("jwt").isEmpty()) {
      throw Refusal.of(400, "missing jwt");
    }
    @Nullable Role role = roles.get(name);
    if (role == null) {
      throw Refusal.of(400, "invalid role name \"" + name + "\"");
    }
    Jwt jwt = Jwt.parse(call.text("jwt")).orElseThrow(Refusal::withoutToken);
    Account account = Account.of(jwt);
    check(role, account);
    @Nullable TokenReviews asked = reviews;
    if (asked == null) {
      throw Refusal.of(400, "could not load backend configuration");
    }
    List<String> audiences = role.audience.isEmpty() ? jwt.audiences() : List.of(role.audience);
    return asked
        .review(call.text("jwt"), audiences)
        .map(status -> accepted(status, audiences, name, role, account, mount));
  }

  private static void check(Role role, Account account) {
    if (!role.namespaces.contains("*") && !role.namespaces.contains(account.namespace)) {
      throw Refusal.of(403, "namespace not authorized");
    }
    if (!role.names.contains("*") && !role.names.contains(account.name)) {
      throw Refusal.of(403, "service account name not authorized");
    }
  }

  private Reply accepted(
      JsonObject status,
      List<String> audiences,
      String name,
      Role role,
      Account account,
      String mount) {
    JsonObject user = status.getJsonObject("user", new JsonObject());
    String expected = "system:serviceaccount:" + account.namespace + ":" + account.name;
    boolean forUs =
        status.getJsonArray("audiences", new JsonArray()).stream().anyMatch(audiences::contains);
    if (!status.getBoolean("authenticated", false)
        || !forUs
        || !expected.equals(user.getString("username"))) {
      throw Refusal.withoutToken();
    }
    Map<String, String> metadata =
        Map.of(
            "role",
            name,
            "service_account_name",
            account.name,
            "service_account_namespace",
            account.namespace,
            "service_account_secret_name",
            "",
            "service_account_uid",
            account.uid);
    TokenPlan plan =
        TokenPlan.login(
            mount + "login",
            "kubernetes-" + account.namespace + "-" + account.name,
            role.terms,
            metadata);
    return tokens.create(plan).reply("");
  }
}
