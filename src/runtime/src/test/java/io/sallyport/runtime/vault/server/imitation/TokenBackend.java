package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The calls about tokens. */
final class TokenBackend implements Backend {
  private final Tokens tokens;
  private final Clock clock;

  TokenBackend(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "token";
  }

  @Override
  public Future<Reply> handle(Call call, Caller caller) {
    Token own = caller.known();
    return Future.succeededFuture(
        switch (call.path()) {
          case "lookup-self" -> lookUp(own);
          case "lookup" -> lookUp(other(call));
          case "renew-self" -> renew(own, call);
          case "renew" -> renew(other(call), call);
          case "revoke-self" -> revoke(own);
          case "revoke" -> revokeOther(call);
          case "create" -> create(call, own, own.id());
          case "create-orphan" -> create(call, own, "");
          default -> throw Refusal.absent();
        });
  }

  private Reply lookUp(Token token) {
    return Reply.data(type(), token.described(clock.instant()));
  }

  private Reply renew(Token token, Call call) {
    CertBackend.checkRenewal(token, call);
    return tokens.renew(token, call.duration("increment")).reply(type());
  }

  private Reply revoke(Token token) {
    if (token.plan().batch()) {
      throw Refusal.of(400, "batch tokens cannot be revoked");
    }
    tokens.revoke(token);
    return Reply.nothing();
  }

  private Reply revokeOther(Call call) {
    tokens.find(call.text("token")).ifPresent(this::revoke);
    return Reply.nothing();
  }

  private Token other(Call call) {
    return tokens.find(call.text("token")).orElseThrow(() -> Refusal.of(403, "bad token"));
  }

  private Reply create(Call call, Token creator, String parent) {
    boolean batch = call.text("type").equals("batch");
    Map<String, String> metadata = new LinkedHashMap<>();
    if (call.body().containsKey("meta")) {
      call.body()
          .getJsonObject("meta")
          .forEach(member -> metadata.put(member.getKey(), String.valueOf(member.getValue())));
    }
    String name = call.text("display_name");
    TokenPlan plan =
        new TokenPlan(
            policies(call, creator),
            call.duration("ttl"),
            Duration.ZERO,
            call.duration("explicit_max_ttl"),
            !batch && call.flag("renewable", true),
            batch,
            name.isEmpty() ? "token" : "token-" + name,
            "auth/token/create",
            call.flag("no_parent", false) ? "" : parent,
            metadata);
    return tokens.create(plan).reply(type());
  }

  private static SortedSet<String> policies(Call call, Token creator) {
    Collection<String> own = creator.plan().policies();
    Collection<String> asked = call.body().containsKey("policies") ? call.texts("policies") : own;
    if (!creator.isRoot() && !own.containsAll(asked)) {
      throw Refusal.of(400, "child policies must be subset of parent");
    }
    return call.flag("no_default_policy", false)
        ? new TreeSet<>(asked)
        : TokenPlan.withDefault(asked);
  }
}
