package io.sallyport.spi.operation;

/** The operations that a connector may declare. */
public enum OperationKind {
  /** Ask for a payment; captures at once when asked to. */
  AUTHORIZE,
  /** Take an authorised amount, or a part of it. */
  CAPTURE,
  /** Give up an authorisation. */
  VOID,
  /** Give back a captured amount, or a part of it. */
  REFUND,
  /** Ask the gateway what it knows of a payment. */
  GET,
  /** Raise an authorised amount. */
  INCREMENT_AUTHORIZATION,
  /** Prepare later charges without the customer. */
  SETUP_RECURRING,
  /** Charge without the customer, from what was set up. */
  CHARGE,
  /** Send money to a card or an account. */
  PAYOUT,
  /** Accept a dispute. */
  ACCEPT_DISPUTE,
  /** Defend a dispute. */
  DEFEND_DISPUTE,
  /** Have the gateway store a payment method. */
  TOKENIZE
}
