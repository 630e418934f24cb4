package io.sallyport.runtime.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.rotation.RoleStatus.State;
import io.sallyport.spi.manifest.CredentialRole.Kind;
import io.sallyport.spi.probe.ProbeVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told about roles, and how it all ends. */
class StatusTest {
  private final Fixture fixture = Fixture.started();

  @Test
  void aStatusSaysWhereTheValueComesFromAndHowItStands() {
    Instant now = fixture.time.instant();
    RoleStatus status = fixture.status();
    assertEquals("shop", status.connector());
    assertEquals("key", status.role());
    assertEquals(Kind.SECRET_TEXT, status.kind());
    assertEquals("test:key", status.source());
    assertEquals(Optional.of("v1"), status.version());
    assertEquals(1, status.generation());
    assertEquals(Optional.of(now), status.issuedAt());
    assertEquals(Optional.empty(), status.expiresAt());
    assertEquals(State.VALID, status.state());
    assertEquals(Optional.empty(), status.lastFailure());
    assertEquals(List.of(), status.degraded());
    assertTrue(status.usable());
    Instant next = status.nextLook().orElseThrow();
    assertTrue(next.isAfter(now.plusSeconds(53)) && next.isBefore(now.plusSeconds(67)));
  }

  @Test
  void generationsCountUp() {
    assertEquals(2, fixture.rotateTo("v2").generation());
    try (CredentialUse use = fixture.use()) {
      assertEquals(2, use.generation("key"));
      assertEquals(0, use.generation("other"));
    }
  }

  @Test
  void aMissingValueIsSaid() {
    Fixture empty = new Fixture("key");
    empty.source().fails(Reason.UNAVAILABLE);
    empty.start();
    RoleStatus status = empty.status();
    assertEquals(State.MISSING, status.state());
    assertEquals(Optional.empty(), status.version());
    assertEquals(0, status.generation());
    assertEquals("there is no value", status.degraded().get(0));
    assertTrue(status.degraded().get(1).startsWith("source unavailable since "));
  }

  @Test
  void aRejectedVersionIsSaid() {
    fixture.prober.refused.add("v2");
    Instant at = fixture.time.instant();
    assertEquals(
        List.of("version v2 does not work since " + at + "; version v1 stays"),
        fixture.rotateTo("v2").degraded());
  }

  @Test
  void whoIsAnsweredSeesTheSameInTheStatuses() {
    List<State> seen = new ArrayList<>();
    fixture.source().has("v2");
    fixture.refresh().stage().thenAccept(status -> seen.add(fixture.state()));
    assertEquals(List.of(State.TRIAL), seen);
  }

  @Test
  void anUnknownRoleIsNoSuchElement() {
    RotatingCredentials credentials = fixture.credentials();
    assertThrows(NoSuchElementException.class, () -> credentials.refresh("shop", "x", "me"));
    assertThrows(NoSuchElementException.class, () -> credentials.refresh("x", "key", "me"));
    assertThrows(
        NoSuchElementException.class, () -> credentials.compromised("shop", "x", "v1", "me"));
  }

  @Test
  void aCallIsAnsweredWithinTenSeconds() {
    fixture.source().hangs();
    Reply<RoleStatus> reply = fixture.refresh();
    fixture.time.advance(Duration.ofMillis(9_999));
    assertFalse(reply.isThere());
    fixture.time.advance(Duration.ofMillis(1));
    assertEquals(State.VALID, reply.get().state());
  }

  @Test
  void nothingPrintsAValue() {
    try (CredentialUse use = fixture.use()) {
      assertEquals("HeldSet", use.toString());
    }
  }

  @Test
  void aClosedUseGivesNothingAndClosesOnce() {
    CredentialUse closed = fixture.use();
    CredentialUse open = fixture.use();
    closed.close();
    closed.close();
    assertEquals(Optional.empty(), closed.of("key"));
    fixture.rotateTo("v2");
    fixture.acceptedRequests(10);
    assertEquals("v1", fixture.version(open));
    open.close();
    assertEquals(List.of("v1"), fixture.recorder.discardedVersions);
  }

  @Test
  void theEndWipesAndGivesBackWhatNobodyUses() {
    Fixture lent = new Fixture("key");
    lent.source().lends(Duration.ofHours(1));
    lent.start();
    lent.refresh();
    lent.credentials().close();
    assertEquals(
        List.of("key-1", "key-2"), lent.recorder.discardedVersions.stream().sorted().toList());
    assertTrue(lent.source().leases.stream().allMatch(lease -> lease.revocations == 1));
    assertEquals("none", lent.carried());
    lent.time.advance(Duration.ofDays(1));
    assertEquals(2, lent.source().asked.size());
  }

  @Test
  void theEndWaitsForWhatIsInUse() {
    CredentialUse use = fixture.use();
    fixture.credentials().close();
    assertEquals("v1", fixture.version(use));
    assertEquals(List.of(), fixture.recorder.discardedVersions);
    use.close();
    assertEquals(List.of("v1"), fixture.recorder.discardedVersions);
  }

  @Test
  void theEndDiscardsWhatIsBeingTried() {
    var verdict = fixture.prober.holdsBack();
    fixture.source().has("v2");
    Reply<RoleStatus> reply = fixture.refresh();
    fixture.credentials().close();
    assertTrue(reply.isThere());
    assertEquals(List.of("v1"), fixture.recorder.discardedVersions);
    verdict.complete(ProbeVerdict.ACCEPTED);
    assertEquals(List.of("v1", "v2"), fixture.recorder.discardedVersions);
    assertEquals("none", fixture.carried());
  }

  @Test
  void theEndDiscardsWhatComesLate() {
    var answer = fixture.source().holdsBack();
    fixture.refresh();
    fixture.credentials().close();
    answer.complete(Optional.of(fixture.source().fetched("v2")));
    assertEquals(List.of("v1", "v2"), fixture.recorder.discardedVersions);
    assertFalse(fixture.refusedRequest().get());
  }
}
