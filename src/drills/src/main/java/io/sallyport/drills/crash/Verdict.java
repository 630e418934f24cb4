package io.sallyport.drills.crash;

import io.sallyport.drills.stage.Answer;
import java.util.Optional;

/**
 * What the runtime says about a payment after its restart.
 *
 * @param told what the client heard before the kill
 * @param kept whether that was repeated word by word
 */
record Verdict(
    String status, String certainty, boolean isConclusive, Optional<Answer> told, boolean kept) {

  /** The runtime came to no end. */
  static Verdict none(Optional<Answer> told) {
    return new Verdict("(none)", "", false, told, told.isEmpty());
  }

  /** The key was free again: so the runtime says that the payment did not happen. */
  static Verdict released(Optional<Answer> told, Answer repeat) {
    boolean refused = repeat.status() == 502 || repeat.status() == 503;
    return new Verdict(
        refused ? "FAILED" : "answer " + repeat.status(),
        refused ? "NOT_SENT" : repeat.field("certainty"),
        refused,
        told,
        told.isEmpty() || told.get().status() >= 500);
  }

  /** The payment has come to an end. */
  static Verdict conclusive(Optional<Answer> told, Answer repeat, Answer last) {
    boolean kept =
        told.filter(answer -> answer.status() == 201)
            .map(answer -> answer.hasBodyOf(repeat))
            .orElse(true);
    return new Verdict(last.field("status"), last.field("certainty"), true, told, kept);
  }

  /** Charged says charged; not charged says certainly not; and a promise is kept. */
  boolean isTrue(int charges) {
    boolean agrees =
        charges == 0
            ? status.equals("FAILED") && certainty.equals("NOT_SENT")
            : status.equals("CHARGED") && certainty.equals("PROCESSED");
    return agrees && kept;
  }
}
