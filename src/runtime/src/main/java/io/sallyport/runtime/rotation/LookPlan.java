package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a role's source is asked next, and which version it need not give again. Belongs to the
 * connector's turns.
 */
final class LookPlan {
  private static final Duration QUICK = Duration.ofMillis(500);
  private static final Duration QUICK_FOR = Duration.ofMinutes(1);
  private static final double JITTER = 0.1;

  private final RoleSource source;
  private final Pace pace;
  private Optional<Failing> failing = Optional.empty();
  private Optional<Rejected> rejected = Optional.empty();
  private int slowLooks;
  private Instant next;

  /** The source gives nothing, for so many times now. */
  record Failing(Instant since, int times, SourceException why) {}

  /** A version that did not work, for so many times now. */
  record Rejected(String version, int times, Instant since, Instant again) {}

  /** At once. */
  LookPlan(RoleSource source, Pace pace, Instant now) {
    this.source = source;
    this.pace = pace;
    next = now;
  }

  /** {@link Instant#MAX} when the source is asked for a reason only. */
  Instant next() {
    return next;
  }

  void lookAt(Instant at) {
    next = at;
  }

  Optional<Failing> failing() {
    return failing;
  }

  Optional<Rejected> rejected() {
    return rejected;
  }

  /** The source gave something. */
  void answered() {
    failing = Optional.empty();
  }

  /** The source has that version, which is none to take over; so none other is to be feared. */
  void unchangedAt(String version) {
    answered();
    rejected = rejected.filter(bad -> bad.version().equals(version));
  }

  void failed(SourceException why, Instant now) {
    failing =
        failing
            .map(before -> new Failing(before.since(), before.times() + 1, why))
            .or(() -> Optional.of(new Failing(now, 1, why)));
  }

  /**
   * A version does not work, or does not seem to. A source that makes its values has another
   * version each time, and goes on with the longer wait.
   *
   * @param end of the value that is in use instead
   */
  void rejected(String version, Instant now, Instant end) {
    Optional<Rejected> same =
        rejected.filter(before -> source.makesNew() || before.version().equals(version));
    int times = same.map(Rejected::times).orElse(0) + 1;
    Instant since = same.map(Rejected::since).orElse(now);
    Instant again = now.plus(Pace.within(pace.backoff(times), now, end));
    rejected = Optional.of(new Rejected(version, times, since, again));
  }

  /** The new value has proven itself. */
  void taken() {
    rejected = Optional.empty();
  }

  /** Whether that version did not work lately, and is not to be tried again yet. */
  boolean isRejectedAt(String version, Instant now) {
    return rejected
        .filter(bad -> bad.version().equals(version) && now.isBefore(bad.again()))
        .isPresent();
  }

  /**
   * The version that the source need not give.
   *
   * @param impatient when somebody asks, what did not work may be tried again at once
   */
  Optional<String> known(Optional<String> present, boolean impatient, Instant now) {
    return rejected
        .filter(bad -> !impatient && now.isBefore(bad.again()))
        .map(Rejected::version)
        .or(() -> present);
  }

  /** Decides about the next look; called after each. */
  void plan(Instant now, Optional<Generation> present, Optional<Mark> mark) {
    if (mark.isPresent()) {
      next = now.plus(afterReport(mark.get(), now));
    } else {
      slowLooks = 0;
      next =
          failing.isPresent() ? afterFailure(failing.get(), now, present) : regular(now, present);
    }
    if (failing.isEmpty() && rejected.isPresent()) {
      next = Pace.earlier(next, rejected.get().again());
    }
  }

  private Duration afterReport(Mark mark, Instant now) {
    if (now.isBefore(mark.at().plus(QUICK_FOR))) {
      slowLooks = 0;
      return pace.about(QUICK, JITTER);
    }
    slowLooks++;
    return pace.backoff(slowLooks);
  }

  private Instant afterFailure(Failing failure, Instant now, Optional<Generation> present) {
    Duration wait =
        failure
            .why()
            .retryAfter()
            .map(after -> pace.backoff(failure.times(), after))
            .orElseGet(() -> pace.backoff(failure.times()));
    return now.plus(Pace.within(wait, now, present.map(Generation::end).orElse(Instant.MIN)));
  }

  private Instant regular(Instant now, Optional<Generation> present) {
    if (!source.makesNew()) {
      Instant look = now.plus(pace.about(source.lookEvery(), JITTER));
      return present
          .filter(value -> value.lease().isPresent())
          .map(leased -> Pace.earlier(look, turn(leased, now)))
          .orElse(look);
    }
    return present.map(value -> turn(value, now)).orElse(now.plus(Pace.SHORTEST));
  }

  private static Instant turn(Generation value, Instant now) {
    if (value.turn().isAfter(now)) {
      return value.turn();
    }
    return now.plus(value.end().isAfter(now) ? Pace.untilHalf(now, value.end()) : Pace.SHORTEST);
  }
}
