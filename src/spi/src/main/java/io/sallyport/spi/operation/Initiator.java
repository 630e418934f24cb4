package io.sallyport.spi.operation;

/** Who started the payment, as the networks' rules for stored credentials tell apart. */
public enum Initiator {
  /** The card holder, present in the session. */
  CUSTOMER,
  /** The merchant, under an earlier agreement. */
  MERCHANT
}
