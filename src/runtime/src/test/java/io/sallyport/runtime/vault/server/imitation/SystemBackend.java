package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The calls about the server itself that need a token. */
final class SystemBackend implements Backend {
  private final Seal seal;
  private final Mounts mounts;
  private final Policies policies;
  private final LeaseCalls leases;

  SystemBackend(Seal seal, Mounts mounts, Policies policies, LeaseCalls leases) {
    this.seal = seal;
    this.mounts = mounts;
    this.policies = policies;
    this.leases = leases;
  }

  @Override
  public String type() {
    return "system";
  }

  @Override
  public Future<Reply> handle(Call call, Caller caller) {
    String[] parts = call.path().split("/", 3);
    String second = parts.length > 1 ? parts[1] : "";
    String rest = parts.length > 2 ? parts[2] : "";
    return Future.succeededFuture(
        switch (parts[0]) {
          case "seal" -> close();
          case "mounts" -> mounts(call, second, rest, false);
          case "auth" -> mounts(call, second, rest, true);
          case "policies" -> policies(call, second, rest);
          case "leases" -> leases.handle(call, second, rest);
          case "capabilities-self" -> capabilities(call, caller.known());
          default -> throw Refusal.of(404, "1 error occurred:\n\t* unsupported path\n\n");
        });
  }

  private Reply close() {
    seal.close();
    return Reply.nothing();
  }

  private Reply mounts(Call call, String path, String action, boolean logins) {
    if (path.isEmpty()) {
      JsonObject listed = mounts.listed(logins);
      JsonObject body = Reply.wrapped("system").put("data", listed);
      for (Map.Entry<String, Object> mount : listed) {
        body.put(mount.getKey(), mount.getValue());
      }
      return Reply.json(200, body);
    }
    if (call.operation() == Operation.DELETE) {
      mounts.remove(logins ? Mounts.LOGINS + path + "/" : path + "/");
    } else if (call.writes() && action.isEmpty()) {
      if (logins) {
        mounts.addLogin(path + "/", call);
      } else {
        mounts.addEngine(path + "/", call);
      }
    } else if (!action.equals("tune")) {
      throw Refusal.of(405, "unsupported operation");
    }
    return Reply.nothing();
  }

  private Reply policies(Call call, String kind, String name) {
    if (!kind.equals("acl")) {
      throw Refusal.of(404, "1 error occurred:\n\t* unsupported path\n\n");
    }
    return switch (call.operation()) {
      case LIST -> Reply.keys(type(), policies.names());
      case READ -> policy(name);
      case DELETE -> {
        policies.remove(name);
        yield Reply.nothing();
      }
      case CREATE, UPDATE -> {
        policies.put(name, call.text("policy"));
        yield Reply.nothing();
      }
    };
  }

  private Reply policy(String name) {
    String text = policies.text(name).orElseThrow(Refusal::absent);
    return Reply.data(type(), new JsonObject().put("name", name).put("policy", text));
  }

  private Reply capabilities(Call call, Token token) {
    JsonObject data = new JsonObject();
    for (String path : call.texts("paths")) {
      data.put(path, new JsonArray(policies.capabilities(token, path)));
    }
    return Reply.data(type(), data);
  }
}
