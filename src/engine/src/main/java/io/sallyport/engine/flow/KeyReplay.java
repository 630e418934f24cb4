package io.sallyport.engine.flow;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.sallyport.engine.ProblemException;
import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.idempotency.Replay;
import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.settle.Answers;
import io.sallyport.engine.store.PaymentStore;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Answers a request whose key was seen before. */
final class KeyReplay {
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
              Replay.requireNotInFlight(key, record);
              return new Reply(answer(key, record), true);
            });
  }

  private StoredAnswer answer(KeyRecord key, PaymentRecord record) {
    return key.followUpId()
        .map(id -> answers.followedUp(record.followUp(id).orElseThrow()))
        .orElseGet(() -> answers.paid(record));
  }
}
