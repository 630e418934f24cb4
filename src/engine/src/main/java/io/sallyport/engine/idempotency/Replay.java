package io.sallyport.engine.idempotency;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.PaymentRecord;
import java.time.Duration;
import java.util.Optional;

/** What a request gets whose key was seen before. */
public final class Replay {
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);

  private Replay() {}

  /**
   * The stored answer, or empty when the present state is to be told.
   *
   * @throws ProblemException when the key came with another request
   */
  public static Optional<StoredAnswer> answer(KeyRecord key, Fingerprint fingerprint) {
    if (!key.fingerprint().equals(fingerprint)) {
      throw new ProblemException(
          Problem.of(
              ErrorCode.KEY_REUSED,
              "use a new Idempotency-Key for a new request, and the same body for a repeat"));
    }
    return key.answer();
  }

  /**
   * Checks that the present state may be told.
   *
   * @throws ProblemException while the first request is being worked on
   */
  public static void requireNotInFlight(KeyRecord key, PaymentRecord record) {
    boolean inFlight =
        record.attempts().stream()
            .filter(attempt -> attempt.followUpId().equals(key.followUpId()))
            .anyMatch(Replay::isInFlight);
    if (inFlight) {
      throw new ProblemException(
          Problem.of(ErrorCode.KEY_IN_FLIGHT, "wait for the first request's answer, then repeat")
              .retryAfter(COME_BACK_AFTER)
              .about(key.followUpId().orElse(key.paymentId())));
    }
  }

  private static boolean isInFlight(Attempt attempt) {
    return !attempt.closed() && attempt.certainty().isEmpty();
  }
}
