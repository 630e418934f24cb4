package io.sallyport.spi.manifest;

/** What not every gateway can do; refused by the runtime where it is not declared. */
public enum Capability {
  /** Authorize with amount zero, to verify the account. */
  ACCOUNT_VERIFICATION,
  /** Capture less than was authorised. */
  PARTIAL_CAPTURE,
  /** Capture more than once; needs {@link #PARTIAL_CAPTURE}. */
  MULTIPLE_CAPTURES,
  /** Refund less than was captured. */
  PARTIAL_REFUND,
  /** Authorise less than was asked. */
  PARTIAL_AUTHORIZATION
}
