package io.sallyport.drills.crash;

import java.time.Duration;

/**
 * What became of one payment whose runtime was killed.
 *
 * @param status what the runtime says in the end; empty when it came to no end in time
 * @param certainty what it says with it
 * @param charges how often the gateway had charged by then
 * @param kept whether an answer that the client had got before the kill is repeated word by word
 * @param paid whether repeating the same request, as clients do, led to a charged payment
 * @param chargesAfterRepeat how often the gateway had charged after that
 * @param took from the restarted runtime's readiness to its last word
 */
record Round(
    Moment moment,
    String status,
    String certainty,
    int charges,
    boolean kept,
    boolean paid,
    int chargesAfterRepeat,
    Duration took) {

  boolean isResolved() {
    return !status.isEmpty();
  }

  /** Charged says charged, not charged says certainly not, and a promise is kept. */
  boolean isTruthful() {
    boolean agrees =
        charges == 0
            ? status.equals("FAILED") && certainty.equals("NOT_SENT")
            : status.equals("CHARGED") && certainty.equals("PROCESSED");
    return (agrees || !isResolved()) && kept;
  }

  boolean isDoubleCharge() {
    return charges > 1 || chargesAfterRepeat > 1;
  }

  boolean isPaidOnce() {
    return paid && chargesAfterRepeat == 1;
  }

  boolean isRight() {
    return isResolved() && isTruthful() && !isDoubleCharge() && isPaidOnce();
  }

  /** For the reader who has to find out what went wrong. */
  String line() {
    return moment.words()
        + ": "
        + (isResolved() ? status + "/" + certainty : "unresolved")
        + ", charges "
        + charges
        + ", after the repeat "
        + chargesAfterRepeat
        + (isRight() ? "" : "  WRONG");
  }
}
