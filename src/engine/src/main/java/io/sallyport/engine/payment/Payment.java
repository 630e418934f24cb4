package io.sallyport.engine.payment;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.ErrorCode;
import io.sallyport.spi.Amount;

/**
 * A payment at one point in time.
 *
 * @param version counts the changes; a store refuses a change that was decided on another version
 */
public record Payment(PaymentTerms terms, PaymentState state, long version) {
  /** All are required. */
  public Payment {
    requireNonNull(terms, "terms");
    requireNonNull(state, "state");
  }

  /** Ours. */
  public String id() {
    return terms.id();
  }

  /** Where it stands. */
  public PaymentStatus status() {
    return state.status();
  }

  /**
   * The payment after a change.
   *
   * @throws IllegalTransitionException when the status may not change that way
   */
  public Payment become(PaymentState next) {
    if (!state.status().canBecome(next.status())) {
      throw new IllegalTransitionException(state.status(), next.status());
    }
    return new Payment(terms, next, version + 1);
  }

  /** An amount in the payment's currency. */
  public Amount amountOf(long minorAmount) {
    return new Amount(minorAmount, terms.amount().currency());
  }

  /** Whether less was authorised than the client accepts, and that is not given up yet. */
  public boolean mustBeGivenUp() {
    boolean held =
        switch (status()) {
          case AUTHORIZED, PARTIALLY_AUTHORIZED -> true;
          case CHARGED, PARTIALLY_CHARGED -> state.refunded() < state.captured();
          default -> false;
        };
    return held
        && state
            .error()
            .filter(error -> error.code() == ErrorCode.PARTIAL_NOT_ACCEPTED)
            .isPresent();
  }
}
