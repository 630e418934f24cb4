package io.sallyport.engine.settle;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sallyport.engine.exchange.Ended;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.IllegalTransitionException;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.store.PaymentStore;
import io.sallyport.engine.store.Settlement;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.RejectionReason;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What a gateway's own view of a payment changes in ours: only what the rules allow. */
public final class GatewayView {
  private final PaymentStore store;
  private final Clock clock;

  /** Over a store. */
  public GatewayView(PaymentStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Takes over what the gateway says; a read that told nothing changes nothing. */
  public CompletionStage<PaymentRecord> apply(PaymentRecord record, Ended ended) {
    boolean told =
        ended.lastFailure().isEmpty()
            && ended.outcome().isPresent()
            && isConclusive(ended.outcome().get());
    if (!told) {
      return completedFuture(record);
    }
    Attempt last = record.attempts().get(record.attempts().size() - 1);
    Optional<Payment> changed =
        ended.outcome().flatMap(outcome -> changed(record, last, Judge.of(outcome)));
    if (changed.isEmpty()) {
      return completedFuture(record);
    }
    Settlement settlement =
        new Settlement(
            last, Optional.empty(), changed.get(), Optional.empty(), false, Optional.empty());
    PaymentRecord after = new PaymentRecord(changed.get(), record.followUps(), record.attempts());
    return store
        .settle(settlement)
        .thenCompose(
            done ->
                done
                    ? completedFuture(after)
                    : store
                        .payment(record.payment().terms().client(), record.payment().id())
                        .thenApply(fresh -> fresh.orElse(record)));
  }

  private static boolean isConclusive(Outcome outcome) {
    return outcome.certainty() == Certainty.PROCESSED
        || (outcome instanceof Outcome.Rejected rejected
            && rejected.reason() == RejectionReason.DECLINE);
  }

  private Optional<Payment> changed(PaymentRecord record, Attempt last, Judge judge) {
    Payment payment = record.payment();
    PaymentRecord alone = new PaymentRecord(payment, record.followUps(), record.attempts());
    Attempt forPayment = last.forPayment();
    Judgement judgement;
    try {
      judgement = judge.judge(alone, forPayment, clock.instant());
    } catch (IllegalTransitionException notOurs) {
      return Optional.empty();
    }
    boolean same =
        judgement.contradiction()
            || judgement.payment().status() == payment.status()
            || judgement.payment().state().captured() < payment.state().captured();
    return same ? Optional.empty() : Optional.of(judgement.payment());
  }
}
