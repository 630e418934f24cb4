package io.sallyport.sandbox.ledger;

import java.util.Locale;

/**
 * Where a charge stands. {@code PARTIALLY_} compares what was captured with what was authorized.
 */
public enum ChargeStatus {
  AUTHORIZED,
  CAPTURED,
  PARTIALLY_CAPTURED,
  VOIDED,
  REFUNDED,
  PARTIALLY_REFUNDED,
  DECLINED;

  /** The word in the answer's body. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
