package io.sallyport.runtime.vault.server.imitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tokens that there are. A token ends with its time or its parent, and its leases with it. */
final class Tokens {
  private final Clock clock;
  private final Leases leases;
  private final Map<String, Token> tokens = new LinkedHashMap<>();

  Tokens(Clock clock, Leases leases) {
    this.clock = clock;
    this.leases = leases;
  }

  Token createRoot() {
    SortedSet<String> policies = new TreeSet<>(List.of("root"));
    TokenPlan plan =
        new TokenPlan(
            policies,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            false,
            false,
            "root",
            "auth/token/root",
            "",
            Map.of());
    return keep(new Token(Names.serviceToken(), plan, clock.instant(), null));
  }

  /** A new token, with how long it lasts and what there is to say about that. */
  Created create(TokenPlan plan) {
    Instant now = clock.instant();
    Renewal time = Renewal.of(plan.ttl(), Durations.LONGEST, max(plan), now, now);
    String id = plan.batch() ? Names.batchToken() : Names.serviceToken();
    return new Created(keep(new Token(id, plan, now, now.plus(time.duration()))), time);
  }

  /** Empty for one that never was, or is no more. */
  Optional<Token> find(String id) {
    @Nullable Token token = tokens.get(id);
    if (token != null && (token.isOver(clock.instant()) || hasLostItsParent(token))) {
      revoke(token);
      return Optional.empty();
    }
    return Optional.ofNullable(token);
  }

  Created renew(Token token, Duration asked) {
    if (token.plan().batch()) {
      throw Refusal.of(400, "batch tokens cannot be renewed");
    }
    if (!token.plan().renewable()) {
      throw Refusal.of(400, "lease is not renewable");
    }
    Instant now = clock.instant();
    Renewal time = Renewal.of(asked, usual(token.plan()), max(token.plan()), token.created(), now);
    token.renewUntil(now.plus(time.duration()), now);
    return new Created(token, time);
  }

  void revoke(Token token) {
    tokens.remove(token.id());
    leases.revokeOf(token.id());
    List.copyOf(tokens.values()).stream()
        .filter(other -> other.plan().parent().equals(token.id()))
        .forEach(this::revoke);
  }

  private boolean hasLostItsParent(Token token) {
    String parent = token.plan().parent();
    return !parent.isEmpty() && find(parent).isEmpty();
  }

  private Token keep(Token token) {
    tokens.put(token.id(), token);
    return token;
  }

  private static Duration usual(TokenPlan plan) {
    return plan.ttl().isZero() ? Durations.LONGEST : plan.ttl();
  }

  private static Duration max(TokenPlan plan) {
    Duration max =
        plan.max().isZero() ? Durations.LONGEST : Durations.shorter(Durations.LONGEST, plan.max());
    return plan.explicitMax().isZero() ? max : Durations.shorter(max, plan.explicitMax());
  }

  /** A token and the time that it was just given. */
  record Created(Token token, Renewal time) {
    Reply reply(String mountType) {
      return Reply.auth(mountType, token.auth(time.duration()), time.warning());
    }
  }
}
