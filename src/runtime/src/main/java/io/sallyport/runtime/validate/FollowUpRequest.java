package io.sallyport.runtime.validate;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.Amount;
import java.util.Optional;

/**
 * A capture, void or refund as an application asked for it.
 *
 * @param amount how much, more than zero, or empty for everything that is left
 * @param isFinal whether no other capture will follow; captures only
 */
public record FollowUpRequest(Optional<Amount> amount, boolean isFinal) {
  /** Everything that is left. */
  public static final FollowUpRequest ALL = new FollowUpRequest(Optional.empty(), false);

  /** The amount is required, possibly empty. */
  public FollowUpRequest {
    requireNonNull(amount, "amount");
  }
}
