package io.sallyport.engine.store;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.FollowUp;
import java.util.Optional;

/**
 * What becomes durable together before the first byte of a follow-up leaves.
 *
 * @param paymentVersion the version of the payment that the follow-up was judged on
 * @param key the client's key, or empty for a follow-up that we started ourselves
 */
public record NewFollowUp(
    FollowUp followUp, Attempt attempt, long paymentVersion, Optional<KeyRecord> key) {
  /** All are required. */
  public NewFollowUp {
    requireNonNull(followUp, "followUp");
    requireNonNull(attempt, "attempt");
    requireNonNull(key, "key");
  }
}
