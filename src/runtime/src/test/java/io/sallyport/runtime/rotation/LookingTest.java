package io.sallyport.runtime.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When sources are asked, and for what. */
class LookingTest {
  private final Fixture fixture = new Fixture("key");
  private final ScriptedSource source = fixture.source();

  private List<Duration> gaps() {
    List<Instant> at = source.askedAt;
    return IntStream.range(1, at.size())
        .mapToObj(i -> Duration.between(at.get(i - 1), at.get(i)))
        .toList();
  }

  private static void assertBetween(Duration least, Duration most, Duration actual) {
    assertTrue(
        actual.compareTo(least) >= 0 && actual.compareTo(most) <= 0,
        actual + " is not from " + least + " to " + most);
  }

  @Test
  void aSourceIsAskedOnItsScheduleGiveOrTakeATenth() {
    source.has("v1");
    fixture.start();
    fixture.time.advance(Duration.ofHours(10));
    assertTrue(gaps().size() > 540, "only " + gaps().size());
    gaps().forEach(gap -> assertBetween(Duration.ofSeconds(54), Duration.ofSeconds(66), gap));
    assertTrue(gaps().stream().distinct().count() > 100, "no jitter");
  }

  @Test
  void theKnownVersionIsTold() {
    source.has("v1");
    fixture.start();
    fixture.time.advance(Duration.ofMinutes(2));
    assertEquals(Optional.empty(), source.asked.get(0));
    assertEquals(Optional.of("v1"), source.asked.get(1));
    assertEquals(1, source.given.size());
  }

  @Test
  void aNewVersionIsFoundWithoutANotice() {
    source.has("v1");
    fixture.start();
    source.has("v2");
    fixture.time.advance(Duration.ofSeconds(66));
    assertEquals("v2", fixture.carried());
    fixture.time.advance(Duration.ofSeconds(30));
    assertEquals(List.of("sallyport credential.rotated shop/key v2"), fixture.recorder.audited());
  }

  @Test
  void aSourceThatRepeatsItselfIsNotTakenForNews() {
    source.ignoresKnown = true;
    source.has("v1");
    fixture.start();
    fixture.time.advance(Duration.ofMinutes(10));
    assertEquals(1, fixture.prober.probed.size());
    assertEquals(source.given.size() - 1, fixture.recorder.discarded.size());
    assertEquals("v1", fixture.carried());
  }

  @Test
  void aSourceThatMakesValuesIsAskedAtTwoThirdsOfTheLifetime() {
    source.makesNew(Duration.ofDays(3));
    fixture.start();
    fixture.time.advance(Duration.ofDays(36));
    assertTrue(gaps().size() >= 17, "only " + gaps().size());
    gaps().forEach(gap -> assertBetween(Duration.ofHours(45), Duration.ofHours(51), gap));
  }

  @Test
  void aSourceThatMakesLastingValuesIsNotAskedAgain() {
    source.makesNew = true;
    fixture.start();
    fixture.time.advance(Duration.ofDays(40));
    assertEquals(1, source.asked.size());
    assertEquals(Optional.empty(), fixture.status().nextLook());
  }

  @Test
  void failuresAreRepeatedWithGrowingWaitsUpToABound() {
    source.fails(Reason.UNAVAILABLE);
    fixture.start();
    fixture.time.advance(Duration.ofHours(3));
    List<Duration> gaps = gaps();
    assertBetween(Duration.ofMillis(800), Duration.ofSeconds(1), gaps.get(0));
    assertBetween(Duration.ofMillis(1600), Duration.ofSeconds(2), gaps.get(1));
    assertBetween(Duration.ofMillis(3200), Duration.ofSeconds(4), gaps.get(2));
    gaps.subList(10, gaps.size())
        .forEach(gap -> assertBetween(Duration.ofMinutes(4), Duration.ofMinutes(5), gap));
    source.has("v1");
    source.works();
    fixture.time.advance(Duration.ofMinutes(5));
    assertEquals("v1", fixture.carried());
  }

  @Test
  void aSourceThatAsksForTimeGetsItUpToTheBound() {
    source.failure =
        Optional.of(
            new SourceException(
                Reason.UNAVAILABLE, "too busy", Optional.of(Duration.ofSeconds(40))));
    fixture.start();
    fixture.time.advance(Duration.ofMinutes(1));
    assertEquals(List.of(Duration.ofSeconds(40)), gaps());
    source.failure =
        Optional.of(
            new SourceException(Reason.UNAVAILABLE, "too busy", Optional.of(Duration.ofDays(1))));
    fixture.time.advance(Duration.ofMinutes(6));
    assertEquals(Duration.ofMinutes(5), gaps().get(2));
  }

  @Test
  void anOutageForgetsNothing() {
    source.has("v1");
    fixture.start();
    source.fails(Reason.UNAVAILABLE);
    fixture.time.advance(Duration.ofDays(30));
    assertEquals("v1", fixture.carried());
    assertEquals(List.of(), fixture.status().degraded());
    assertEquals("unavailable", fixture.status().lastFailure().orElseThrow().reason());
  }

  @Test
  void nearTheEndTriesComeCloserTogether() {
    source.makesNew(Duration.ofHours(3));
    fixture.start();
    source.fails(Reason.UNAVAILABLE);
    Instant end = fixture.status().expiresAt().orElseThrow();
    fixture.time.advance(Duration.ofHours(3).minusMillis(1));
    List<Instant> tries = source.askedAt;
    for (int i = 1; i < tries.size(); i++) {
      Duration left = Duration.between(tries.get(i), end);
      Duration bound =
          left.dividedBy(2).compareTo(Duration.ofSeconds(1)) > 0
              ? left.dividedBy(2)
              : Duration.ofSeconds(1);
      Instant next = i + 1 < tries.size() ? tries.get(i + 1) : end;
      assertTrue(
          Duration.between(tries.get(i), next).compareTo(bound) <= 0,
          "from " + tries.get(i) + " to " + next + ", with " + left + " left");
    }
    assertTrue(
        Duration.between(tries.get(tries.size() - 1), end).compareTo(Duration.ofSeconds(2)) < 0);
    assertTrue(gaps().stream().skip(10).allMatch(gap -> gap.toMillis() >= 1000));
  }

  @Test
  void aRoleIsAskedOnceAtATime() {
    source.has("v1");
    fixture.start();
    source.hangs();
    fixture.refresh();
    fixture.refresh();
    fixture.refusedRequest();
    fixture.time.advance(Duration.ofMinutes(5));
    assertEquals(2, source.asked.size());
  }

  @Test
  void whatIsChangedTogetherIsLookedAtTogether() {
    Fixture two = new Fixture("key", "password");
    two.source("key").has("k1");
    two.source("password").has("p1");
    two.source("password").lookEvery = Duration.ofDays(1);
    two.start();
    two.source("key").has("k2");
    two.source("password").has("p2");
    two.time.advance(Duration.ofSeconds(66));
    assertEquals(List.of("k2", "p2"), two.prober.probed.get(1));
    assertEquals(2, two.prober.probed.size());
    assertEquals("p2", two.carried("password"));
  }

  @Test
  void aRotationDoesNotWaitLongForACompanion() {
    Fixture two = new Fixture("key", "password");
    two.source("key").has("k1");
    two.source("password").has("p1");
    two.start();
    two.source("password").hangs();
    two.source("key").has("k2");
    two.credentials().refresh(Fixture.SHOP, "key", Fixture.OPERATOR);
    assertEquals("k1", two.carried("key"));
    two.time.advance(Duration.ofSeconds(2));
    assertEquals("k2", two.carried("key"));
  }

  @Test
  void aSourceThatThrowsIsOneThatFails() {
    source.maker =
        version -> {
          throw new IllegalStateException("holds a secret, maybe");
        };
    source.has("v1");
    fixture.start();
    RoleStatus.Failure failure = fixture.status().lastFailure().orElseThrow();
    assertEquals("unavailable", failure.reason());
    assertEquals("the source ended with IllegalStateException", failure.message());
  }
}
