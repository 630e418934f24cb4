package io.sallyport.runtime.vault;

import io.sallyport.engine.port.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When to come back, never at the same moment as every other replica. */
final class Pace {
  private static final double RENEW_AT = 2.0 / 3;
  private static final double JITTER = 0.1;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(60);
  private static final double LEAST_OF_BACK_OFF = 0.75;
  private static final int MAX_DOUBLINGS = 6;

  private final Timer timer;
  private final RandomGenerator random;

  Pace(Timer timer, RandomGenerator random) {
    this.timer = timer;
    this.random = random;
  }

  void schedule(Duration delay, Runnable task) {
    timer.schedule(delay, task);
  }

  /** Two thirds of what remains, give or take a tenth of that; not less than a second. */
  synchronized Duration untilRenewal(Duration remaining) {
    double part = RENEW_AT * random.nextDouble(1 - JITTER, 1 + JITTER);
    Duration delay = Duration.ofMillis((long) (remaining.toMillis() * part));
    return delay.compareTo(SHORTEST) < 0 ? SHORTEST : delay;
  }

  /**
   * A second, doubled with each failure up to a minute, less up to a quarter of it.
   *
   * @param failures so far, at least one
   * @param asked what Vault wants, within the same bound
   */
  synchronized Duration afterFailure(int failures, Optional<Duration> asked) {
    Duration full = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    double part = random.nextDouble(LEAST_OF_BACK_OFF, 1);
    Duration delay = Duration.ofMillis((long) (least(full, LONGEST_BACK_OFF).toMillis() * part));
    Duration wanted = least(asked.orElse(Duration.ZERO), LONGEST_BACK_OFF);
    return delay.compareTo(wanted) < 0 ? wanted : delay;
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
