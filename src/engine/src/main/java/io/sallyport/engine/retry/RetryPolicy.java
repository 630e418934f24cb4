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
 * put off may be sent again when it said so, what it refused for its credentials may be sent again
 * once with others, and nothing else ever.
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
   * @param remaining the time that the caller still waits
   */
  public static Optional<Duration> nextAttempt(Tried tried, Duration remaining) {
    if (tried.attempts() >= MAX_ATTEMPTS) {
      return Optional.empty();
    }
    Optional<Duration> wait =
        tried
            .outcome()
            .fold(
                processed -> Optional.empty(),
                RetryPolicy::afterRejection,
                notSent -> afterNotSent(tried),
                unknown -> Optional.empty());
    return wait.filter(delay -> delay.compareTo(remaining) < 0);
  }

  /**
   * Whether there may be one more attempt as soon as requests carry other credentials. At most once
   * per operation, so that credentials that are all refused make no storm; and only when the
   * refused request was the first of its attempt, because what an earlier one has done must not be
   * done twice.
   *
   * @param remaining the time that the caller still waits
   */
  public static boolean mayTryOtherCredentials(Tried tried, Duration remaining) {
    return !tried.renewed()
        && tried.sends() == 1
        && tried.attempts() < MAX_ATTEMPTS
        && remaining.compareTo(Duration.ZERO) > 0
        && refusedForItsCredentials(tried);
  }

  private static boolean refusedForItsCredentials(Tried tried) {
    boolean certificateRefused =
        tried.failure().filter(WireFailure.CERTIFICATE_REFUSED::equals).isPresent();
    return tried
        .outcome()
        .fold(
            processed -> false,
            rejected ->
                rejected.reason() == RejectionReason.CREDENTIAL
                    && (certificateRefused || tried.failure().isEmpty()),
            notSent -> certificateRefused,
            unknown -> false);
  }

  private static Optional<Duration> afterRejection(Outcome.Rejected rejected) {
    return rejected.reason() == RejectionReason.THROTTLED
        ? rejected.retryAfter().filter(delay -> delay.compareTo(LONGEST_WAIT) <= 0)
        : Optional.empty();
  }

  private static Optional<Duration> afterNotSent(Tried tried) {
    return tried
        .failure()
        .filter(PASSING::contains)
        .map(passing -> FIRST_DELAY.multipliedBy(tried.attempts()));
  }
}
