package io.sallyport.engine.flow;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.spi.Amount;
import java.util.Optional;

/**
 * A capture, void or refund as it is asked for.
 *
 * @param amount empty for all that is left
 * @param last whether a capture says that nothing more follows
 */
public record FollowUpCommand(
    Caller caller,
    KeyScope key,
    Fingerprint fingerprint,
    String paymentId,
    FollowUpKind kind,
    Optional<Amount> amount,
    boolean last) {
  /** All are required, the amount possibly empty. */
  public FollowUpCommand {
    requireNonNull(caller, "caller");
    requireNonNull(key, "key");
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(paymentId, "paymentId");
    requireNonNull(kind, "kind");
    requireNonNull(amount, "amount");
  }
}
