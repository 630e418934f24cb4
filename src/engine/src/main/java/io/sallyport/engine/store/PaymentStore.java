package io.sallyport.engine.store;

import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.PaymentRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The journal: payments, follow-ups, attempts and idempotency keys.
 *
 * <p>Each method is one transaction: all of it or nothing. A stage of a change completes when the
 * change is durable (it survives the loss of the process and of power), on the caller's event loop
 * where there is one, and exceptionally with {@link StoreUnavailableException} when it may or may
 * not be. A change of state that {@link io.sallyport.engine.payment.PaymentStatus#canBecome} or
 * {@link io.sallyport.engine.payment.FollowUpStatus#canBecome} does not allow is refused with
 * {@link io.sallyport.engine.payment.IllegalTransitionException}, whoever asks.
 */
public interface PaymentStore {
  /** As many expired keys as one change removes. */
  int MAX_PURGED_KEYS = 500;

  /**
   * Makes a payment durable, unless its key is taken (not expired) or its merchant transaction id
   * belongs to another payment of the same client and merchant whose status is not {@link
   * io.sallyport.engine.payment.PaymentStatus#isKnownNotCharged()}. The key is looked at first.
   */
  CompletionStage<Acceptance> accept(NewPayment payment);

  /**
   * Makes a follow-up durable, unless its key is taken or the payment's version is not {@code
   * paymentVersion}. Raises the payment's version by one. The key is looked at first.
   */
  CompletionStage<Acceptance> accept(NewFollowUp followUp);

  /** Makes the attempt's next send durable. */
  CompletionStage<Void> journalStep(Attempt attempt);

  /**
   * Makes what is known durable. False, and nothing done, when the stored payment's version is not
   * one less than {@code settlement.payment().version()}: read again and judge again.
   */
  CompletionStage<Boolean> settle(Settlement settlement);

  /** Changes an open attempt alone: when it is to be recovered next. */
  CompletionStage<Void> reschedule(Attempt attempt);

  /** The payment of that client with all that belongs to it, or empty. */
  CompletionStage<Optional<PaymentRecord>> payment(String client, String paymentId);

  /** The payment that has this follow-up, or empty. */
  CompletionStage<Optional<PaymentRecord>> paymentOfFollowUp(String client, String followUpId);

  /** The payment of an attempt, whoever the client is, or empty. */
  CompletionStage<Optional<PaymentRecord>> paymentOfAttempt(String attemptId);

  /** The encrypted details of a payment, or empty. */
  CompletionStage<Optional<SealedBytes>> details(String paymentId);

  /** The key, unless it has expired by {@code now}. */
  CompletionStage<Optional<KeyRecord>> key(KeyScope scope, Instant now);

  /**
   * Open attempts, oldest first: after the start, what an earlier process left.
   *
   * @param limit at most so many
   */
  CompletionStage<List<Attempt>> openAttempts(int limit);

  /**
   * Removes at most {@link #MAX_PURGED_KEYS} keys that had expired by {@code now}, so that no other
   * change waits long; says how many.
   */
  CompletionStage<Integer> purgeKeys(Instant now);
}
