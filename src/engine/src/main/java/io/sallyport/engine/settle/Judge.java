package io.sallyport.engine.settle;

import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges one attempt of a payment, whatever it is for; asked again when the payment has changed.
 */
@FunctionalInterface
public interface Judge {
  /** What the outcome makes of the payment as it is in {@code record}. */
  Judgement judge(PaymentRecord record, Attempt attempt, Instant now);

  /** By an outcome. */
  static Judge of(Outcome outcome) {
    return (record, attempt, now) ->
        followUp(record, attempt)
            .map(followUp -> FollowUpJudge.judge(record.payment(), followUp, attempt, outcome, now))
            .orElseGet(() -> PaymentJudge.judge(record.payment(), attempt, outcome, now));
  }

  /** The process that made the attempt is gone, and nobody knows how far it came. */
  static Judge interrupted() {
    return of(Outcome.unknown(GatewayError.of("interrupted")));
  }

  /** Nobody could find out. */
  static Judge unresolved() {
    return (record, attempt, now) ->
        followUp(record, attempt)
            .map(followUp -> FollowUpJudge.unresolved(record.payment(), followUp, attempt, now))
            .orElseGet(() -> PaymentJudge.unresolved(record.payment(), attempt, now));
  }

  /** What was in doubt has been reversed. */
  static Judge reversed() {
    return (record, attempt, now) ->
        followUp(record, attempt)
            .map(
                followUp ->
                    FollowUpJudge.judge(
                        record.payment(),
                        followUp,
                        attempt,
                        Outcome.notSent(GatewayError.of("reversed")),
                        now))
            .orElseGet(() -> PaymentJudge.reversed(record.payment(), attempt, now));
  }

  /** Another attempt takes its place; the payment goes on as it is. */
  static Judge superseded(Certainty certainty) {
    return (record, attempt, now) ->
        new Judgement(
            record.payment().become(record.payment().state()),
            Optional.empty(),
            attempt.close(certainty, Optional.empty()),
            false,
            false);
  }

  private static Optional<FollowUp> followUp(PaymentRecord record, Attempt attempt) {
    return attempt.followUpId().map(id -> record.followUp(id).orElseThrow());
  }
}
