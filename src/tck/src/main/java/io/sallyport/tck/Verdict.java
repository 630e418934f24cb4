package io.sallyport.tck;

import io.sallyport.spi.Step;
import io.sallyport.spi.outcome.Certainty;

/** What a step says about the operation. */
enum Verdict {
  /** Not decided: another request, or an outcome that nobody knows. */
  UNDECIDED,
  /** Provably not processed. */
  NOT_SENT,
  /** Refused. */
  REJECTED,
  /** Processed. */
  PROCESSED,
  /** Unknown to the gateway. */
  NOT_FOUND;

  static Verdict of(Step step) {
    return step.fold(send -> UNDECIDED, done -> of(done.outcome().certainty()), () -> NOT_FOUND);
  }

  private static Verdict of(Certainty certainty) {
    return switch (certainty) {
      case UNKNOWN -> UNDECIDED;
      case NOT_SENT -> NOT_SENT;
      case REJECTED -> REJECTED;
      case PROCESSED -> PROCESSED;
    };
  }
}
