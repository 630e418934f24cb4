package io.sallyport.engine.idempotency;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import java.util.Optional;

/** What a request gets whose key was seen before. */
public final class Replay {
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
}
