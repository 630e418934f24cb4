package io.sallyport.spi.outcome;

/** Why a gateway said no. */
public enum RejectionReason {
  /** The issuer or the gateway's risk rules declined the payment. */
  DECLINE,
  /** The gateway did not accept our credential. */
  CREDENTIAL,
  /** The gateway asked to come back later, and did not process. */
  THROTTLED,
  /** The gateway found the request wrong, or not allowed in the payment's state. */
  INVALID
}
