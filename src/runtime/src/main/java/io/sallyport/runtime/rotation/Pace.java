package io.sallyport.runtime.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** How long to wait: never quite the same, so that replicas do not all ask at once. */
final class Pace {
  static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 20;
  private static final double LEAST_OF_BACKOFF = 0.8;

  private final RotationSettings settings;
  private final RandomGenerator random;

  Pace(RotationSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /** That long, give or take a share of it. */
  Duration about(Duration duration, double share) {
    return times(duration, 1 + share * (2 * random.nextDouble() - 1));
  }

  /** Two thirds of the way from one to the other, or a little before or after. */
  Instant twoThirds(Instant from, Instant end) {
    return end.equals(Instant.MAX)
        ? end
        : from.plus(about(Duration.between(from, end).multipliedBy(2).dividedBy(3), 0.05));
  }

  /** Before the next try, after so many failures in a row; never more than the bound. */
  Duration backoff(int failures) {
    long factor = 1L << Math.min(failures - 1, MOST_DOUBLINGS);
    Duration doubled = settings.firstBackoff().multipliedBy(factor);
    double share = LEAST_OF_BACKOFF + (1 - LEAST_OF_BACKOFF) * random.nextDouble();
    return times(shorter(doubled, settings.longestBackoff()), share);
  }

  /** Not before the source wants it, up to the bound. */
  Duration backoff(int failures, Duration retryAfter) {
    return longer(backoff(failures), shorter(retryAfter, settings.longestBackoff()));
  }

  /** A wait that leaves at least half of the time until the end, as long as that is a second. */
  static Duration within(Duration wait, Instant now, Instant end) {
    return end.isAfter(now) ? shorter(wait, untilHalf(now, end)) : wait;
  }

  /** Half of the time until the end, and at least a second. */
  static Duration untilHalf(Instant now, Instant end) {
    return longer(Duration.between(now, end).dividedBy(2), SHORTEST);
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofMillis(Math.round(duration.toMillis() * factor));
  }
}
