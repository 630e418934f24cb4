package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Vault without a network: initialised, unsealed, in memory. Its calls are made on one event
 * loop.
 */
public final class Imitation {
  private final Seal seal;
  private final Tokens tokens;
  private final Policies policies = new Policies();
  private final Mounts mounts;
  private final Token root;

  /** Its times are the clock's; the Vert.x is for what it asks others. */
  public Imitation(Clock clock, Vertx vertx) {
    Leases leases = new Leases(clock);
    seal = new Seal(clock);
    tokens = new Tokens(clock, leases);
    mounts = new Mounts(clock, vertx, tokens, leases);
    root = tokens.createRoot();
    mounts.add("auth/token/", new TokenBackend(tokens, clock));
    mounts.add("sys/", new SystemBackend(seal, mounts, policies, new LeaseCalls(leases, clock)));
  }

  /** The token that may do anything. */
  public String rootToken() {
    return root.id();
  }

  /** What it takes to unseal it. */
  public String unsealKey() {
    return seal.key();
  }

  /** Answers a call; never fails. */
  public Future<Reply> handle(Call call) {
    try {
      return answer(call)
          .recover(
              failure ->
                  failure instanceof Refusal refusal
                      ? Future.succeededFuture(refusal.reply())
                      : Future.succeededFuture(broken(failure)));
    } catch (Refusal refusal) {
      return Future.succeededFuture(refusal.reply());
    } catch (RuntimeException failure) {
      return Future.succeededFuture(broken(failure));
    }
  }

  private Future<Reply> answer(Call call) {
    return switch (call.path()) {
      case "sys/health" -> Future.succeededFuture(seal.health());
      case "sys/seal-status" -> Future.succeededFuture(seal.status());
      case "sys/unseal" -> Future.succeededFuture(seal.open(call));
      default ->
          seal.isClosed()
              ? Future.failedFuture(Refusal.of(503, "Vault is sealed"))
              : dispatched(call);
    };
  }

  private Future<Reply> dispatched(Call call) {
    Optional<String> mount = mounts.of(call.path());
    Optional<Backend> backend = mount.flatMap(mounts::backend);
    Call inner = mount.map(call::below).orElse(call);
    if (backend.isPresent() && backend.get().isOpen(inner.path())) {
      return backend.get().handle(inner, new Caller(null, mount.orElse("")));
    }
    Token token = token(call);
    authorize(call, inner, token, backend.orElse(null));
    if (backend.isEmpty()) {
      throw Refusal.of(404, "no handler for route \"" + call.path() + "\". route entry not found.");
    }
    return backend.get().handle(inner, new Caller(token, mount.orElse("")));
  }

  private Token token(Call call) {
    if (call.token().isEmpty()) {
      throw Refusal.withoutToken();
    }
    return tokens.find(call.token()).orElseThrow(Refusal::badToken);
  }

  private void authorize(Call call, Call inner, Token token, @Nullable Backend backend) {
    Operation operation = call.operation();
    if (operation == Operation.UPDATE && backend != null && !backend.exists(inner.path())) {
      operation = Operation.CREATE;
    }
    if (!token.isRoot()
        && !policies.permit(token.plan().policies(), call.path(), operation, call.body())) {
      throw Refusal.denied();
    }
  }

  private static Reply broken(Throwable failure) {
    return Reply.errors(500, "the double of Vault is broken: " + failure);
  }
}
