package io.sallyport.drills.rotation;

import java.time.Duration;

/**
 * One payment. Times are those of {@link System#nanoTime()}.
 *
 * @param due when it had to be sent, whether or not it could be
 * @param sent when it was sent
 * @param done when its answer was there
 * @param trouble why it is not a charged payment; empty when it is one
 */
record Sample(long due, long sent, long done, String trouble) {
  boolean isCharged() {
    return trouble.isEmpty();
  }

  /** The wait of whoever wanted to pay. */
  Duration latency() {
    return Duration.ofNanos(done - due);
  }

  /** The part of it that the runtime has to answer for. */
  Duration answering() {
    return Duration.ofNanos(done - sent);
  }
}
