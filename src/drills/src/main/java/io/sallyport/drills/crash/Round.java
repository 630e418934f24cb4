package io.sallyport.drills.crash;

import java.time.Duration;

/**
 * What became of one payment whose runtime was killed.
 *
 * @param charges how often the gateway charged for it
 * @param status what the runtime says in the end
 * @param certainty what it says with it
 * @param resolved whether that was conclusive in time
 * @param truthful whether it agrees with the ledger and with what the client was told before
 * @param took from the restarted runtime's readiness to its last word
 */
record Round(
    Moment moment,
    int charges,
    String status,
    String certainty,
    boolean resolved,
    boolean truthful,
    Duration took) {

  boolean isDoubleCharge() {
    return charges > 1;
  }

  /** For the reader who has to find out what went wrong. */
  String line() {
    return moment.words()
        + ": "
        + status
        + "/"
        + certainty
        + ", "
        + charges
        + " charges"
        + (resolved ? "" : ", unresolved")
        + (truthful ? "" : ", UNTRUE");
  }
}
