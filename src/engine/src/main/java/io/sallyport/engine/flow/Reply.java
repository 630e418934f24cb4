package io.sallyport.engine.flow;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.idempotency.StoredAnswer;

/**
 * What a call is answered.
 *
 * @param replayed whether it is the answer to an earlier call with the same key
 */
public record Reply(StoredAnswer answer, boolean replayed) {
  /** The answer is required. */
  public Reply {
    requireNonNull(answer, "answer");
  }
}
