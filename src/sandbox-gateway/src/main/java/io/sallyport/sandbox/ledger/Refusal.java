package io.sallyport.sandbox.ledger;

import java.util.Locale;

/** Why the gateway does not do what it was asked; nothing was processed. */
public enum Refusal {
  /** The request can not be read at all. */
  MALFORMED,
  /** A field has no value or an impossible one. */
  INVALID,
  /** There is no such charge. */
  NOT_FOUND,
  /** Nothing is left to capture. */
  NOT_CAPTURABLE,
  /** The charge was declined, voided or captured before. */
  NOT_VOIDABLE,
  /** Nothing is left to refund. */
  NOT_REFUNDABLE,
  /** More than what is left. */
  AMOUNT_TOO_LARGE,
  /** The idempotency key came before with another request. */
  IDEMPOTENCY_KEY_REUSED,
  /** The request with this idempotency key is still being processed. */
  IN_FLIGHT;

  /** The code in the answer's body. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
