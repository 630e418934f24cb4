package io.sallyport.runtime.rotation;

import java.time.Duration;
import java.time.Instant;

/**
 * Wakes its connector when the next thing is due, and at least each minute. Belongs to the
 * connector's turns.
 */
final class Alarm {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Keeper keeper;
  private final Runnable wake;
  private Instant next = Instant.MAX;

  Alarm(Keeper keeper, Runnable wake) {
    this.keeper = keeper;
    this.wake = wake;
  }

  /** Sets it to the first look that is still to come. What is due already waits for no alarm. */
  void set() {
    Instant now = keeper.now();
    Instant first = now.plus(LONGEST);
    for (Role role : keeper.roles()) {
      Instant look = role.plan().next();
      first = look.isAfter(now) ? Pace.earlier(first, look) : first;
    }
    if (first.isBefore(next)) {
      Instant at = first;
      next = at;
      keeper.later(Duration.between(now, at), () -> ring(at));
    }
  }

  /** An alarm that was set to an earlier time since can't be taken back: it rings all the same. */
  private void ring(Instant at) {
    if (next.equals(at)) {
      next = Instant.MAX;
    }
    wake.run();
  }
}
