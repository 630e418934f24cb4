package io.sallyport.engine.flow;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sallyport.engine.exchange.Ended;
import io.sallyport.engine.exchange.ExchangeRunner;
import io.sallyport.engine.exchange.ExchangeRunner.Exchange;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.port.CardHandle;
import io.sallyport.engine.port.Ids;
import io.sallyport.engine.port.Timer;
import io.sallyport.engine.recovery.Reconciler;
import io.sallyport.engine.retry.RetryPolicy;
import io.sallyport.engine.retry.Tried;
import io.sallyport.engine.route.ConnectorCatalog.Loaded;
import io.sallyport.engine.settle.Judge;
import io.sallyport.engine.settle.Settler;
import io.sallyport.engine.store.PaymentStore;
import io.sallyport.spi.Step;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.WireFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Executes an operation that is durable: attempts, repeats where certainty allows, settles. */
final class Execution {
  private final PaymentStore store;
  private final ExchangeRunner runner;
  private final Settler settler;
  private final Reconciler reconciler;
  private final Pause pause;
  private final Ids ids;
  private final Clock clock;

  Execution(
      PaymentStore store,
      ExchangeRunner runner,
      Settler settler,
      Reconciler reconciler,
      Timer timer,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.runner = runner;
    this.settler = settler;
    this.reconciler = reconciler;
    this.pause = new Pause(timer);
    this.ids = ids;
    this.clock = clock;
  }

  /** What stays the same over the attempts of one operation. */
  record Work(Loaded connector, Operation operation, CardHandle card, Instant deadline) {}

  /** The first step of an attempt, and the attempt as it is to be journaled. */
  record Prepared(Attempt attempt, Step first) {}

  /** Asks the connector for the first step. Nothing is durable yet. */
  Prepared prepare(Work work, Attempt blank) {
    Step first =
        runner.begin(
            work.connector().id(),
            () -> work.connector().connector().begin(work.operation(), blank.context()));
    JsonObject state = first.fold(Step.Send::state, done -> JsonObject.empty(), JsonObject::empty);
    int step = first instanceof Step.Send ? 1 : 0;
    return new Prepared(blank.atStep(step, state, blank.startedAt()), first);
  }

  /** Runs the durable attempt to its end and settles it. */
  CompletionStage<PaymentRecord> run(Work work, PaymentRecord record, Prepared prepared) {
    return run(work, record, prepared, false);
  }

  private CompletionStage<PaymentRecord> run(
      Work work, PaymentRecord record, Prepared prepared, boolean renewed) {
    Exchange exchange =
        new Exchange(
            work.connector().id(),
            work.connector().connector(),
            work.operation(),
            work.card(),
            work.deadline(),
            store::journalStep);
    return runner
        .run(exchange, prepared.attempt(), prepared.first())
        .thenCompose(ended -> ended(work, record, ended, renewed))
        .whenComplete((settled, failure) -> watchIfFailed(prepared.attempt(), failure));
  }

  /** What could not be settled is found out later; nobody else would ever ask for it. */
  void watchIfFailed(Attempt attempt, @Nullable Throwable failure) {
    if (failure != null) {
      watch(attempt);
    }
  }

  void watch(Attempt attempt) {
    reconciler.watchUnsettled(attempt.id());
  }

  private CompletionStage<PaymentRecord> ended(
      Work work, PaymentRecord record, Ended ended, boolean renewed) {
    Outcome outcome = believable(ended);
    Attempt attempt = ended.attempt();
    Tried tried =
        new Tried(outcome, ended.lastFailure(), attempt.number(), attempt.step(), renewed);
    Optional<Duration> wait = RetryPolicy.nextAttempt(tried, remaining(work));
    if (wait.isPresent()) {
      return pause
          .during(wait.get())
          .thenCompose(awake -> again(work, record, attempt, outcome, renewed));
    }
    return otherCredentials(work, tried, ended)
        .thenCompose(
            there ->
                there
                    ? again(work, record, attempt, outcome, true)
                    : settle(record, attempt, outcome));
  }

  /** Whether there are other credentials, in time for an attempt that may be made with them. */
  private CompletionStage<Boolean> otherCredentials(Work work, Tried tried, Ended ended) {
    Optional<CompletionStage<Boolean>> renewal =
        ended
            .renewal()
            .filter(refused -> RetryPolicy.mayTryOtherCredentials(tried, remaining(work)));
    return renewal.isEmpty()
        ? completedFuture(false)
        : pause
            .until(renewal.get(), remaining(work))
            .thenApply(
                there -> there && RetryPolicy.mayTryOtherCredentials(tried, remaining(work)));
  }

  private Duration remaining(Work work) {
    return Duration.between(clock.instant(), work.deadline());
  }

  private CompletionStage<PaymentRecord> settle(
      PaymentRecord record, Attempt attempt, Outcome outcome) {
    return settler
        .settle(record, attempt, Judge.of(outcome))
        .thenApply(settled -> watched(settled, attempt));
  }

  /** After a failure that may have been processed, no connector can know that it was not. */
  private static Outcome believable(Ended ended) {
    return ended
        .lastFailure()
        .filter(WireFailure::maybeProcessed)
        .map(failure -> Outcome.unknown(failure.error()))
        .orElseGet(ended::requireOutcome);
  }

  private CompletionStage<PaymentRecord> again(
      Work work, PaymentRecord record, Attempt last, Outcome outcome, boolean renewed) {
    Prepared prepared = prepare(work, next(last));
    return settler
        .replace(record, last, prepared.attempt(), Judge.superseded(outcome.certainty()))
        .thenCompose(replaced -> run(work, replaced, prepared, renewed));
  }

  private Attempt next(Attempt last) {
    Instant now = clock.instant();
    return Attempt.started(
        ids.next("att"),
        last.paymentId(),
        last.followUpId(),
        last.operation(),
        last.connector(),
        last.number() + 1,
        ids.nextSequenceNumber(last.connector()),
        now,
        last.key());
  }

  private PaymentRecord watched(PaymentRecord settled, Attempt attempt) {
    settled.attempts().stream()
        .filter(stored -> stored.id().equals(attempt.id()) && !stored.closed())
        .forEach(reconciler::watch);
    return settled;
  }
}
