package io.sallyport.runtime.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.port.CredentialStamp;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.rotation.RoleStatus.State;
import io.sallyport.spi.probe.ProbeVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class StartTest {
  private final Fixture fixture = new Fixture("key", "password");

  private static boolean isDone(CompletionStage<Void> stage) {
    return stage.toCompletableFuture().isDone();
  }

  @Test
  void allRolesAreFetchedAtTheSameTimeAndTriedTogetherOnce() {
    CompletableFuture<Optional<Fetched>> key = fixture.source("key").holdsBack();
    CompletableFuture<Optional<Fetched>> password = fixture.source("password").holdsBack();
    CompletionStage<Void> started = fixture.start();
    assertEquals(1, fixture.source("key").asked.size());
    assertEquals(1, fixture.source("password").asked.size());
    password.complete(Optional.of(fixture.source("password").fetched("p1")));
    assertFalse(isDone(started));
    key.complete(Optional.of(fixture.source("key").fetched("k1")));
    assertTrue(isDone(started));
    assertEquals(List.of(List.of("k1", "p1")), fixture.prober.probed);
    assertEquals("k1", fixture.carried("key"));
    assertEquals("p1", fixture.carried("password"));
  }

  @Test
  void nothingToStartIsStartedAtOnce() {
    assertTrue(isDone(new Fixture().start()));
  }

  @Test
  void theStartGoesOnWithoutWhatIsSlow() {
    fixture.source("key").has("k1");
    CompletableFuture<Optional<Fetched>> password = fixture.source("password").holdsBack();
    CompletionStage<Void> started = fixture.start();
    fixture.time.advance(Duration.ofSeconds(10));
    assertTrue(isDone(started));
    assertEquals("k1", fixture.carried("key"));
    assertEquals(State.MISSING, fixture.status("password").state());
    password.complete(Optional.of(fixture.source("password").fetched("late")));
    assertEquals(List.of("late"), fixture.recorder.discardedVersions);
  }

  @Test
  void theStartTakesNoLongerThanItsBound() {
    fixture.source("key").has("k1");
    fixture.source("password").has("p1");
    CompletableFuture<ProbeVerdict> verdict = fixture.prober.holdsBack();
    CompletionStage<Void> started = fixture.start();
    fixture.time.advance(Duration.ofMillis(14_999));
    assertFalse(isDone(started));
    fixture.time.advance(Duration.ofMillis(1));
    assertTrue(isDone(started));
    assertEquals("none", fixture.carried("key"));
    verdict.complete(ProbeVerdict.ACCEPTED);
    assertEquals("k1", fixture.carried("key"));
  }

  @Test
  void aFailingSourceDoesNotFailTheStart() {
    fixture.source("key").has("k1");
    fixture.source("password").fails(Reason.UNUSABLE);
    assertTrue(isDone(fixture.start()));
    assertFalse(fixture.start().toCompletableFuture().isCompletedExceptionally());
    assertEquals("unusable", fixture.status("password").lastFailure().orElseThrow().reason());
    assertFalse(fixture.status("password").usable());
  }

  @Test
  void whatIsMissingIsLookedForFurther() {
    fixture.source("key").has("k1");
    fixture.source("password").fails(Reason.UNAVAILABLE);
    fixture.start();
    fixture.source("password").works();
    fixture.source("password").has("p1");
    fixture.time.advance(Duration.ofSeconds(1));
    assertEquals("p1", fixture.carried("password"));
    assertEquals(List.of("k1", "p1"), fixture.prober.probed.get(0));
  }

  @Test
  void anUnclearFirstProbeKeepsNothingBack() {
    fixture.prober.unclear = true;
    fixture.source("key").has("k1");
    fixture.source("password").has("p1");
    fixture.start();
    assertEquals("k1", fixture.carried("key"));
    assertEquals(State.VALID, fixture.status("key").state());
  }

  @Test
  void aRefusedFirstProbeKeepsEverythingBackAndIsRepeated() {
    fixture.prober.refused.add("k1");
    fixture.source("key").has("k1");
    fixture.source("password").has("p1");
    fixture.start();
    assertEquals("none", fixture.carried("key"));
    assertEquals(State.REFUSED, fixture.status("key").state());
    assertEquals(State.REFUSED, fixture.status("password").state());
    assertEquals(List.of("k1", "p1"), fixture.recorder.discardedVersions);
    fixture.prober.refused.clear();
    fixture.time.advance(Duration.ofSeconds(2));
    assertEquals("k1", fixture.carried("key"));
    assertEquals("p1", fixture.carried("password"));
  }

  @Test
  void withoutAProbeTheFirstValuesAreUsed() {
    fixture.prober.canProbe = false;
    fixture.source("key").has("k1");
    fixture.source("password").has("p1");
    fixture.start();
    assertEquals("k1", fixture.carried("key"));
    assertEquals(List.of(), fixture.prober.probed);
  }

  @Test
  void anUnknownConnectorHasNothingToHold() {
    fixture.start();
    try (CredentialUse use = fixture.credentials().use("elsewhere")) {
      assertEquals(Optional.empty(), use.of("key"));
      assertEquals(0, use.generation("key"));
    }
    Reply<Boolean> refused =
        new Reply<>(fixture.credentials().refused("elsewhere", CredentialStamp.NONE));
    assertFalse(refused.get());
  }

  @Test
  void beforeTheStartNobodyIsAsked() {
    fixture.time.advance(Duration.ofHours(1));
    assertEquals(List.of(), fixture.source("key").asked);
    assertEquals(State.MISSING, fixture.status("key").state());
  }
}
