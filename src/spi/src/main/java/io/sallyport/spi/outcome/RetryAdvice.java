package io.sallyport.spi.outcome;

/** What the network or the gateway says about trying a declined payment again. */
public enum RetryAdvice {
  /** Nothing was said. */
  NONE,
  /** May be tried again later. */
  RETRY_LATER,
  /** Must not be tried again with this card. */
  DO_NOT_RETRY,
  /** The customer should use another card. */
  TRY_OTHER_METHOD
}
