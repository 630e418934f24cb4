package io.sallyport.engine.flow;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.idempotency.Replay;
import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.settle.Answers;
import io.sallyport.engine.store.PaymentStore;
import io.sallyport.spi.outcome.Certainty;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Answers a request whose key was seen before. */
final class KeyReplay {
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);

  private final PaymentStore store;
  private final Answers answers;
  private final Clock clock;

  KeyReplay(PaymentStore store, Answers answers, Clock clock) {
    this.store = store;
    this.answers = answers;
    this.clock = clock;
  }

  CompletionStage<Reply> reply(KeyRecord key, String client, Fingerprint fingerprint) {
    Optional<StoredAnswer> stored;
    try {
      stored = Replay.answer(key, fingerprint);
    } catch (ProblemException reused) {
      return failedFuture(reused);
    }
    return stored.isPresent()
        ? completedFuture(new Reply(stored.get(), true))
        : presentState(key, client);
  }

  /** A request that would be refused today still gets what it was answered when it was made. */
  CompletionStage<Reply> unlessKnown(
      KeyScope scope, Fingerprint fingerprint, ProblemException refusal) {
    return store
        .key(scope, clock.instant())
        .thenCompose(
            key ->
                key.isPresent()
                    ? reply(key.get(), scope.client(), fingerprint)
                    : failedFuture(refusal));
  }

  private CompletionStage<Reply> presentState(KeyRecord key, String client) {
    return store
        .payment(client, key.paymentId())
        .thenApply(
            found -> {
              PaymentRecord record = found.orElseThrow();
              requireNotInFlight(key, record);
              return new Reply(answer(key, record), true);
            });
  }

  private static void requireNotInFlight(KeyRecord key, PaymentRecord record) {
    boolean inFlight =
        record.attempts().stream()
            .filter(attempt -> attempt.followUpId().equals(key.followUpId()))
            .anyMatch(attempt -> !attempt.closed() && attempt.certainty().isEmpty());
    if (inFlight) {
      throw new ProblemException(
          Problem.of(ErrorCode.KEY_IN_FLIGHT, "wait for the first request's answer, then repeat")
              .retryAfter(COME_BACK_AFTER)
              .certainty(Certainty.UNKNOWN)
              .about(key.followUpId().orElse(key.paymentId())));
    }
  }

  private StoredAnswer answer(KeyRecord key, PaymentRecord record) {
    return key.followUpId()
        .map(id -> answers.followedUp(record.followUp(id).orElseThrow()))
        .orElseGet(() -> answers.paid(record));
  }
}
