package io.sallyport.runtime.vault;

import io.quarkus.vault.client.common.VaultResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What we do with a token of ours, beside using it. */
final class TokenCalls {
  private static final List<String> LEASE_DURATION = List.of("auth", "lease_duration");
  private static final List<String> RENEWABLE = List.of("auth", "renewable");
  private static final AnswerReading<Renewal> RENEWAL =
      AnswerReading.picking(Set.of(LEASE_DURATION, RENEWABLE), TokenCalls::renewal);

  private final VaultLine line;
  private final Pace pace;
  private final Duration grace;

  /** What a renewal gave. */
  record Renewal(Duration remaining, boolean renewable) {}

  /**
   * Calls on that line.
   *
   * @param grace how long requests may be under way
   */
  TokenCalls(VaultLine line, Pace pace, Duration grace) {
    this.line = line;
    this.pace = pace;
    this.grace = grace;
  }

  /** Asks for the time that the token was made for. */
  CompletionStage<VaultResponse<Renewal>> renew(VaultToken token) {
    return line.execute(
        VaultRequests.renewToken(token.grant().lifetime(), RENEWAL), token.secret());
  }

  /**
   * Another token is in use. Once no request can be under way with this one, it is given back where
   * nothing hangs on it, and wiped.
   */
  void retire(VaultToken token) {
    pace.schedule(
        grace,
        () -> {
          if (token.hasLent()) {
            token.secret().close();
          } else {
            end(token);
          }
        });
  }

  /** Gives the token back, and wipes it. Completes normally whatever Vault says. */
  CompletionStage<Void> end(VaultToken token) {
    CompletionStage<Void> revoked =
        token.grant().ours()
            ? line.execute(VaultRequests.revokeToken(), token.secret()).thenAccept(done -> {})
            : CompletableFuture.completedFuture(null);
    return revoked
        .whenComplete((done, failure) -> token.secret().close())
        .exceptionally(failure -> null);
  }

  private static Renewal renewal(Picked picked) throws IOException {
    return new Renewal(Duration.ofSeconds(picked.number(LEASE_DURATION)), picked.flag(RENEWABLE));
  }
}
