package io.sallyport.runtime.vault;

import io.quarkus.vault.client.common.VaultRequest;
import io.sallyport.runtime.vault.VaultException.Detail;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Requests under our own token. A request that is refused with 403 is sent once more with a new
 * token, as the old one may have been revoked: nothing was done under it. Safe for use by several
 * threads.
 */
final class VaultSession {
  private static final int FORBIDDEN = 403;

  private final VaultLine line;
  private final TokenKeeper keeper;
  private final Clock clock;

  /**
   * What came back.
   *
   * @param token that the request was sent with
   * @param askedAt before the request was sent
   */
  record Served<T>(T result, VaultToken token, Instant askedAt) {}

  VaultSession(VaultLine line, TokenKeeper keeper, Clock clock) {
    this.line = line;
    this.keeper = keeper;
    this.clock = clock;
  }

  /** The result; exceptionally as {@link VaultLine} says. */
  <T> CompletionStage<Served<T>> send(VaultRequest<T> request) {
    return keeper.current().thenCompose(token -> sendWith(request, token));
  }

  private <T> CompletionStage<Served<T>> sendWith(VaultRequest<T> request, VaultToken token) {
    return once(request, token)
        .exceptionallyCompose(
            failure ->
                VaultException.hasStatus(failure, FORBIDDEN)
                    ? again(request, token, failure)
                    : CompletableFuture.failedFuture(failure));
  }

  private <T> CompletionStage<Served<T>> again(
      VaultRequest<T> request, VaultToken refused, Throwable failure) {
    return keeper
        .replacementOf(refused, VaultException.says(failure, Detail.TOKEN_ENDED))
        .thenCompose(
            replacement ->
                replacement
                    .map(
                        token ->
                            once(request, token).whenComplete((served, denied) -> helped(denied)))
                    .orElseGet(() -> CompletableFuture.failedFuture(failure)));
  }

  private void helped(@Nullable Throwable failure) {
    if (failure == null) {
      keeper.replacementHelped(true);
    } else if (VaultException.hasStatus(failure, FORBIDDEN)) {
      keeper.replacementHelped(false);
    }
  }

  private <T> CompletionStage<Served<T>> once(VaultRequest<T> request, VaultToken token) {
    Instant askedAt = clock.instant();
    return line.execute(request, token.secret())
        .thenApply(answer -> new Served<>(answer.getResult(), token, askedAt));
  }
}
