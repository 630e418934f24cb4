package io.sallyport.engine.store;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.Payment;
import java.util.Optional;

/**
 * What becomes durable together when something is known about an attempt.
 *
 * @param attempt the attempt as it is now
 * @param nextAttempt the attempt that takes its place, already at its first send
 * @param payment the payment as it becomes; its version is one more than the one it was judged on
 * @param followUp the follow-up as it becomes, when the attempt is for one
 * @param releaseKey whether the attempt's key is free again, because nothing was done
 * @param answer what is kept as the answer to the attempt's key
 */
public record Settlement(
    Attempt attempt,
    Optional<Attempt> nextAttempt,
    Payment payment,
    Optional<FollowUp> followUp,
    boolean releaseKey,
    Optional<StoredAnswer> answer) {
  /** A released key has no answer. */
  public Settlement {
    requireNonNull(attempt, "attempt");
    requireNonNull(nextAttempt, "nextAttempt");
    requireNonNull(payment, "payment");
    requireNonNull(followUp, "followUp");
    requireNonNull(answer, "answer");
    if (releaseKey && answer.isPresent()) {
      throw new IllegalArgumentException("a released key has no answer");
    }
  }
}
