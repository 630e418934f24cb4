package io.sallyport.engine.retry;

import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.RejectionReason;
import io.sallyport.spi.wire.WireFailure;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Certainty decides: what provably was not processed may be sent again at once, what the gateway
 * put off may be sent again when it said so, and nothing else ever.
 */
public final class RetryPolicy {
  /** The most attempts of one payment call. */
  public static final int MAX_ATTEMPTS = 3;

  private static final Duration FIRST_DELAY = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** Failures that another try a moment later can cure. */
  private static final Set<WireFailure> PASSING =
      EnumSet.of(WireFailure.CONNECT, WireFailure.TLS, WireFailure.REFUSED_STREAM);

  private RetryPolicy() {}

  /**
   * How long to wait before the next attempt, or empty when there must be none.
   *
   * @param failure why there was no answer, when there was none
   * @param attempts how many attempts there were
   * @param remaining the time that the caller still waits
   */
  public static Optional<Duration> nextAttempt(
      Outcome outcome, Optional<WireFailure> failure, int attempts, Duration remaining) {
    if (attempts >= MAX_ATTEMPTS) {
      return Optional.empty();
    }
    Optional<Duration> wait =
        outcome.fold(
            processed -> Optional.empty(),
            RetryPolicy::afterRejection,
            notSent -> afterNotSent(failure, attempts),
            unknown -> Optional.empty());
    return wait.filter(delay -> delay.compareTo(remaining) < 0);
  }

  private static Optional<Duration> afterRejection(Outcome.Rejected rejected) {
    return rejected.reason() == RejectionReason.THROTTLED
        ? rejected.retryAfter().filter(delay -> delay.compareTo(LONGEST_WAIT) <= 0)
        : Optional.empty();
  }

  private static Optional<Duration> afterNotSent(Optional<WireFailure> failure, int attempts) {
    return failure.filter(PASSING::contains).map(passing -> FIRST_DELAY.multipliedBy(attempts));
  }
}
