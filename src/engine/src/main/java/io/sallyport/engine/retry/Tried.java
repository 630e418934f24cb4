package io.sallyport.engine.retry;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.wire.WireFailure;
import java.util.Optional;

/**
 * An attempt that is over.
 *
 * @param outcome what became of it, as far as it can be believed
 * @param failure why its last request got no answer, when it got none
 * @param attempts how many attempts of the operation there were, this one included
 * @param sends how many requests it has sent
 * @param renewed whether it, or one before it, was made because of other credentials
 */
public record Tried(
    Outcome outcome, Optional<WireFailure> failure, int attempts, int sends, boolean renewed) {
  /** All are required. */
  public Tried {
    requireNonNull(outcome, "outcome");
    requireNonNull(failure, "failure");
  }
}
