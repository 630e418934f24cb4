package io.sallyport.engine.settle;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.Alerts;
import io.sallyport.engine.store.PaymentStore;
import io.sallyport.engine.store.Settlement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Makes a judgement durable; judges again when the payment has changed meanwhile. */
public final class Settler {
  private static final int MAX_ROUNDS = 32;

  private final PaymentStore store;
  private final Answers answers;
  private final Alerts alerts;
  private final Clock clock;

  /** A settler over a store. */
  public Settler(PaymentStore store, Answers answers, Alerts alerts, Clock clock) {
    this.store = store;
    this.answers = answers;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * Judges and makes durable.
   *
   * @param record the payment as the caller knows it
   * @return the payment as it is afterwards
   */
  public CompletionStage<PaymentRecord> settle(PaymentRecord record, Attempt attempt, Judge judge) {
    return round(record, attempt, Optional.empty(), judge, 1);
  }

  /** The same, with the attempt that takes the place of the one that is closed. */
  public CompletionStage<PaymentRecord> replace(
      PaymentRecord record, Attempt attempt, Attempt next, Judge judge) {
    return round(record, attempt, Optional.of(next), judge, 1);
  }

  private CompletionStage<PaymentRecord> round(
      PaymentRecord record, Attempt attempt, Optional<Attempt> next, Judge judge, int round) {
    Instant now = clock.instant();
    Judgement judgement = judge.judge(record, attempt, now);
    PaymentRecord after = after(record, judgement, next);
    Settlement settlement = settlement(judgement, next, after);
    return store
        .settle(settlement)
        .thenCompose(
            done -> {
              if (done) {
                alert(judgement);
                return completedFuture(after);
              }
              return again(record, attempt, next, judge, round);
            });
  }

  private CompletionStage<PaymentRecord> again(
      PaymentRecord stale, Attempt attempt, Optional<Attempt> next, Judge judge, int round) {
    if (round >= MAX_ROUNDS) {
      return failedFuture(new IllegalStateException("the payment keeps changing"));
    }
    String client = stale.payment().terms().client();
    return store
        .payment(client, stale.payment().id())
        .thenCompose(fresh -> round(fresh.orElseThrow(), attempt, next, judge, round + 1));
  }

  private Settlement settlement(Judgement judgement, Optional<Attempt> next, PaymentRecord after) {
    boolean release = judgement.releaseKey() && next.isEmpty();
    Optional<StoredAnswer> answer =
        !release && next.isEmpty() && isFinal(judgement)
            ? Optional.of(answer(judgement, after))
            : Optional.empty();
    return new Settlement(
        judgement.attempt(), next, judgement.payment(), judgement.followUp(), release, answer);
  }

  private StoredAnswer answer(Judgement judgement, PaymentRecord after) {
    return judgement.followUp().map(answers::followedUp).orElseGet(() -> answers.paid(after));
  }

  /**
   * Whether the answer to the key will stay what it is now; until then the present state is told.
   */
  private static boolean isFinal(Judgement judgement) {
    if (!judgement.attempt().closed()) {
      return false;
    }
    return judgement
        .followUp()
        .map(followUp -> !followUp.status().isReserving())
        .orElseGet(
            () ->
                judgement.payment().status().isConclusive()
                    && !judgement.payment().mustBeGivenUp());
  }

  private void alert(Judgement judgement) {
    if (judgement.contradiction()) {
      alerts.raise(
          new Alert(
              Alert.Kind.GATEWAY_CONTRADICTS,
              judgement.attempt().id(),
              "the gateway's amount or currency is not what was asked; it is looked up again"));
    }
  }

  private static PaymentRecord after(
      PaymentRecord before, Judgement judgement, Optional<Attempt> next) {
    List<Attempt> attempts = new ArrayList<>();
    for (Attempt attempt : before.attempts()) {
      attempts.add(attempt.id().equals(judgement.attempt().id()) ? judgement.attempt() : attempt);
    }
    next.ifPresent(attempts::add);
    List<FollowUp> followUps = new ArrayList<>();
    for (FollowUp followUp : before.followUps()) {
      followUps.add(
          judgement
              .followUp()
              .filter(changed -> changed.id().equals(followUp.id()))
              .orElse(followUp));
    }
    return new PaymentRecord(judgement.payment(), followUps, attempts);
  }
}
