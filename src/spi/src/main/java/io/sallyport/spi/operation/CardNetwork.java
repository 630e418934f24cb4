package io.sallyport.spi.operation;

/** The card networks that are told apart by a card number's first digits. */
public enum CardNetwork {
  /** American Express. */
  AMEX,
  /** Diners Club. */
  DINERS,
  /** Discover. */
  DISCOVER,
  /** JCB. */
  JCB,
  /** Maestro. */
  MAESTRO,
  /** Mastercard. */
  MASTERCARD,
  /** UnionPay. */
  UNIONPAY,
  /** Visa. */
  VISA,
  /** Any other. */
  OTHER
}
