package io.sallyport.runtime.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.spi.manifest.CredentialRole.Kind;
import java.time.Duration;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationSettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void theDefaultsAreThoseOfTheGuide() {
    assertEquals(
        new RotationSettings(
            Duration.ofDays(90),
            Duration.ofDays(7),
            10,
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            SECOND,
            Duration.ofMinutes(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15)),
        RotationSettings.defaults());
  }

  @ParameterizedTest
  @CsvSource({
    "maximumAge,PT59S",
    "maximumAge,P3661D",
    "expiryHorizon,PT-1S",
    "trialTime,PT0S",
    "trialTime,PT61M",
    "shortestBetweenRefreshes,PT-1S",
    "firstBackoff,PT0S",
    "longestBackoff,PT0.9S",
    "longestBackoff,PT61M",
    "longestRefreshWait,PT0S",
    "longestStart,PT0S"
  })
  void whatIsOutOfRangeIsNamed(String name, Duration value) {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> with(name, value));
    assertTrue(String.valueOf(wrong.getMessage()).startsWith(name + " must be from "));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1000001"})
  void aTrialHasANumberOfRequests(int number) {
    assertThrows(IllegalArgumentException.class, () -> trial(number));
  }

  @Test
  void anAgeIsMoreThanNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RoleSettings("key", Kind.MAC_KEY, new Fixture("key").source(), Duration.ZERO));
  }

  private static RotationSettings with(String name, Duration value) {
    BiFunction<String, Duration, Duration> pick = (own, usual) -> own.equals(name) ? value : usual;
    return new RotationSettings(
        pick.apply("maximumAge", Duration.ofDays(90)),
        pick.apply("expiryHorizon", SECOND),
        10,
        pick.apply("trialTime", SECOND),
        pick.apply("shortestBetweenRefreshes", SECOND),
        pick.apply("firstBackoff", SECOND),
        pick.apply("longestBackoff", SECOND),
        pick.apply("longestRefreshWait", SECOND),
        pick.apply("longestStart", SECOND));
  }

  private static RotationSettings trial(int number) {
    return new RotationSettings(
        Duration.ofDays(90), SECOND, number, SECOND, SECOND, SECOND, SECOND, SECOND, SECOND);
  }
}
