package io.sallyport.tck;

import io.sallyport.spi.Step;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.RejectionReason;

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

  /**
   * The same where the request that asks about the operation was refused: that our credentials were
   * not taken, or that we are to come back later, decides nothing about the operation.
   */
  static Verdict ofRefusedRecovery(Step step) {
    boolean aboutTheRequest =
        step instanceof Step.Done done
            && done.outcome() instanceof Outcome.Rejected rejected
            && (rejected.reason() == RejectionReason.CREDENTIAL
                || rejected.reason() == RejectionReason.THROTTLED);
    return aboutTheRequest ? UNDECIDED : of(step);
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
