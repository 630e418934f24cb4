package io.sallyport.runtime.rotation;

import java.time.Duration;

/**
 * How credentials are looked after. The rotation's own choice, to be set against the gateways' and
 * sources' habits.
 *
 * @param maximumAge after which a value should have been replaced; the default of roles without
 *     their own. PCI DSS 8.6.3 leaves the number to the entity's risk analysis
 * @param expiryHorizon how long before its end a value that nothing replaced gets attention; a
 *     quarter of its lifetime when that is shorter
 * @param trialRequests so many accepted answers make new credentials the only ones
 * @param trialTime after which they are that without as many answers
 * @param shortestBetweenRefreshes between two looks because a gateway refused credentials
 * @param firstBackoff before the first repetition of what failed; doubles from there
 * @param longestBackoff where the doubling ends
 * @param longestRefreshWait of a request whose credentials were refused for the look's result
 * @param longestStart after which the start goes on without what is missing
 */
public record RotationSettings(
    Duration maximumAge,
    Duration expiryHorizon,
    int trialRequests,
    Duration trialTime,
    Duration shortestBetweenRefreshes,
    Duration firstBackoff,
    Duration longestBackoff,
    Duration longestRefreshWait,
    Duration longestStart) {
  private static final int MOST_TRIAL_REQUESTS = 1_000_000;
  private static final Duration LONGEST_AGE = Duration.ofDays(3660);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

  /** Checks the ranges. */
  public RotationSettings {
    requireRange("maximumAge", maximumAge, Duration.ofMinutes(1), LONGEST_AGE);
    requireRange("expiryHorizon", expiryHorizon, Duration.ZERO, LONGEST_AGE);
    if (trialRequests < 1 || trialRequests > MOST_TRIAL_REQUESTS) {
      throw new IllegalArgumentException(
          "trialRequests must be from 1 to " + MOST_TRIAL_REQUESTS + ", and is " + trialRequests);
    }
    requireRange("trialTime", trialTime, SHORTEST_WAIT, LONGEST_WAIT);
    requireRange("shortestBetweenRefreshes", shortestBetweenRefreshes, Duration.ZERO, LONGEST_WAIT);
    requireRange("firstBackoff", firstBackoff, SHORTEST_WAIT, LONGEST_WAIT);
    requireRange("longestBackoff", longestBackoff, firstBackoff, LONGEST_WAIT);
    requireRange("longestRefreshWait", longestRefreshWait, SHORTEST_WAIT, LONGEST_WAIT);
    requireRange("longestStart", longestStart, SHORTEST_WAIT, LONGEST_WAIT);
  }

  /** What suits most gateways. */
  public static RotationSettings defaults() {
    return new RotationSettings(
        Duration.ofDays(90),
        Duration.ofDays(7),
        10,
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofMinutes(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15));
  }

  private static void requireRange(
      String name, Duration value, Duration shortest, Duration longest) {
    if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          name + " must be from " + shortest + " to " + longest + ", and is " + value);
    }
  }
}
