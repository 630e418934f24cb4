package io.sallyport.engine.store;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.Payment;
import java.util.Optional;

/**
 * What becomes durable together before the first byte of a payment leaves.
 *
 * @param key the client's key, without an answer
 * @param token the card's token, when the payment brought a card number
 * @param details personal details and notes, encrypted
 */
public record NewPayment(
    Payment payment,
    Attempt attempt,
    KeyRecord key,
    Optional<TokenRecord> token,
    SealedBytes details) {
  /** All are required. */
  public NewPayment {
    requireNonNull(payment, "payment");
    requireNonNull(attempt, "attempt");
    requireNonNull(key, "key");
    requireNonNull(token, "token");
    requireNonNull(details, "details");
  }
}
