package io.sallyport.engine.recovery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before asking again: doubling from a second to five minutes, a fifth at random.
 */
final class Backoff {
  private static final long FIRST_MILLIS = 1_000;
  private static final long LONGEST_MILLIS = 300_000;
  private static final int MOST_DOUBLINGS = 9;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The wait after a number of tries that told nothing.
   *
   * @param tries 1 or more
   */
  Duration after(int tries) {
    long base = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries - 1, MOST_DOUBLINGS));
    return Duration.ofMillis(base - base / 10 + random.nextLong(base / 5 + 1));
  }
}
