package io.sallyport.runtime.vault.server.imitation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long something may go on: what was asked for, within what is allowed. */
record Renewal(Duration duration, @Nullable String warning) {
  /**
   * @param asked zero for the usual time
   * @param max from the creation on
   */
  static Renewal of(Duration asked, Duration usual, Duration max, Instant created, Instant now) {
    Duration wanted = asked.isZero() ? usual : asked;
    Duration left = Duration.between(now, created.plus(max));
    if (wanted.compareTo(left) <= 0) {
      return new Renewal(wanted, null);
    }
    return new Renewal(left, asked.isZero() ? null : warning(asked, left));
  }

  private static String warning(Duration asked, Duration left) {
    return "TTL of \""
        + Durations.format(asked)
        + "\" exceeded the effective max_ttl of \""
        + Durations.format(Duration.ofSeconds(Durations.rounded(left)))
        + "\"; TTL value is capped accordingly";
  }
}
