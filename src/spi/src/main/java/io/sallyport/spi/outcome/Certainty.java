package io.sallyport.spi.outcome;

/** How certain it is what a gateway did; decides what may happen next. */
public enum Certainty {
  /** Provably not processed; may be sent again at once, or to another connector. */
  NOT_SENT,
  /** The gateway said no; what follows depends on the {@link RejectionReason}. */
  REJECTED,
  /** The gateway said yes. */
  PROCESSED,
  /** It may have happened; never sent again, only recovered as declared. */
  UNKNOWN
}
