package io.sallyport.runtime.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.port.Alert;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.rotation.RoleStatus.State;
import io.sallyport.spi.probe.ProbeVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What happens to a value that others may know. */
class CompromiseTest {
  private final Fixture fixture = Fixture.started();
  private final ScriptedSource source = fixture.source();

  @Test
  void aNewerVersionTakesItsPlaceAtOnce() {
    source.has("v2");
    RoleStatus status = fixture.compromised().get();
    assertEquals("v2", fixture.carried());
    assertEquals(State.VALID, status.state());
    assertEquals(List.of("v1"), fixture.recorder.discardedVersions);
    assertEquals(
        List.of(
            "an operator credential.compromised shop/key v1",
            "an operator credential.rotated shop/key v2"),
        fixture.recorder.audited());
    assertEquals(List.of(), fixture.recorder.alerts);
  }

  @Test
  void thereIsNoWayBack() {
    source.has("v2");
    fixture.compromised();
    assertFalse(fixture.refusedRequest().get());
    assertEquals("v2", fixture.carried());
    source.has("v1");
    fixture.time.advance(Duration.ofHours(1));
    fixture.refresh();
    assertEquals("v2", fixture.carried());
  }

  @Test
  void withoutANewerVersionItIsCarriedNoMore() {
    RoleStatus status = fixture.compromised().get();
    assertEquals("none", fixture.carried());
    assertEquals(State.COMPROMISED, status.state());
    assertFalse(status.usable());
    assertEquals(1, fixture.recorder.alerts(Alert.Kind.CREDENTIAL_COMPROMISED));
    assertEquals(
        List.of(
            "an operator credential.compromised shop/key v1",
            "an operator credential.closed shop/key v1"),
        fixture.recorder.audited());
  }

  @Test
  void notEvenRequestsInFlightGetItAnyMore() {
    CredentialUse use = fixture.use();
    fixture.compromised();
    assertEquals(Optional.empty(), use.of("key"));
    use.close();
  }

  @Test
  void aNewerVersionIsLookedForEachHalfSecond() {
    fixture.compromised();
    fixture.time.advance(Duration.ofSeconds(20));
    int asked = source.asked.size();
    assertTrue(asked > 36 && asked < 46, asked + " looks");
    source.has("v2");
    fixture.time.advance(Duration.ofMillis(550));
    assertEquals("v2", fixture.carried());
    assertEquals(State.VALID, fixture.state());
  }

  @Test
  void afterAMinuteItIsLookedForWithGrowingWaits() {
    fixture.compromised();
    fixture.time.advance(Duration.ofMinutes(1));
    int quick = source.asked.size();
    fixture.time.advance(Duration.ofHours(1));
    int slow = source.asked.size() - quick;
    assertTrue(slow > 15 && slow < 30, slow + " looks");
    source.has("v2");
    fixture.time.advance(Duration.ofMinutes(5));
    assertEquals("v2", fixture.carried());
  }

  @Test
  void aSourceThatFailsDoesNotKeepItInUse() {
    source.fails(Reason.UNAVAILABLE);
    assertEquals(State.COMPROMISED, fixture.compromised().get().state());
    assertEquals("none", fixture.carried());
    source.works();
    source.has("v2");
    fixture.time.advance(Duration.ofMillis(550));
    assertEquals("v2", fixture.carried());
  }

  @Test
  void aSlowSourceKeepsItInUseForTwoSecondsAtMost() {
    var answer = source.holdsBack();
    Reply<RoleStatus> reply = fixture.compromised();
    fixture.time.advance(Duration.ofMillis(1_999));
    assertEquals("v1", fixture.carried());
    assertFalse(reply.isThere());
    fixture.time.advance(Duration.ofMillis(1));
    assertEquals("none", fixture.carried());
    source.answersAtOnce();
    answer.complete(Optional.of(source.fetched("v2")));
    assertEquals("v2", fixture.carried());
    assertTrue(reply.isThere());
  }

  @Test
  void aSlowProbeKeepsItInUseForTwoSecondsAtMost() {
    source.has("v2");
    CompletableFuture<ProbeVerdict> verdict = fixture.prober.holdsBack();
    Reply<RoleStatus> reply = fixture.compromised();
    fixture.time.advance(Duration.ofSeconds(2));
    assertEquals("none", fixture.carried());
    verdict.complete(ProbeVerdict.ACCEPTED);
    assertEquals("v2", fixture.carried());
    assertEquals(State.VALID, reply.get().state());
  }

  @Test
  void aRefusedProbeClosesTheRole() {
    fixture.prober.refused.add("v2");
    source.has("v2");
    assertEquals(State.COMPROMISED, fixture.compromised().get().state());
    assertEquals("none", fixture.carried());
    source.has("v3");
    fixture.time.advance(Duration.ofMillis(550));
    assertEquals("v3", fixture.carried());
  }

  @Test
  void anUnclearProbeHoldsNothingBack() {
    fixture.prober.unclear = true;
    source.has("v2");
    fixture.compromised();
    assertEquals("v2", fixture.carried());
  }

  @Test
  void aTrialIsReplaced() {
    fixture.rotateTo("v2");
    CredentialUse use = fixture.use();
    source.has("v3");
    fixture.compromised();
    assertEquals("v3", fixture.carried());
    assertEquals(List.of("v1"), fixture.recorder.discardedVersions);
    use.close();
    assertEquals(List.of("v1", "v2"), fixture.recorder.discardedVersions);
  }

  @Test
  void aTrialThatIsTheNewestThereIsIsNoWayOut() {
    fixture.rotateTo("v2");
    assertEquals(State.COMPROMISED, fixture.compromised().get().state());
    assertEquals("none", fixture.carried());
    fixture.time.advance(Duration.ofMinutes(2));
    assertEquals("none", fixture.carried());
  }

  @Test
  void requestsInFlightDoNotHoldItUp() {
    CredentialUse one = fixture.use();
    fixture.rotateTo("v2");
    fixture.acceptedRequests(10);
    CredentialUse two = fixture.use();
    source.has("v3");
    fixture.compromised();
    assertEquals("v3", fixture.carried());
    one.close();
    two.close();
    assertEquals(List.of("v1", "v2"), fixture.recorder.discardedVersions);
  }

  @Test
  void aTrialOfAnotherRoleIsReplaced() {
    Fixture two = new Fixture("key", "password");
    two.source("key").has("k1");
    two.source("password").has("p1");
    two.start();
    two.source("key").has("k2");
    two.refresh("key");
    assertEquals(State.TRIAL, two.status("key").state());
    two.source("password").has("p2");
    assertEquals(State.VALID, two.compromised("password").get().state());
    assertEquals("k2", two.carried("key"));
    assertEquals("p2", two.carried("password"));
  }

  @Test
  void aProbeOfAnotherRoleIsReplaced() {
    Fixture two = new Fixture("key", "password");
    two.source("key").has("k1");
    two.source("password").has("p1");
    two.start();
    CompletableFuture<ProbeVerdict> verdict = two.prober.holdsBack();
    two.source("key").has("k2");
    two.refresh("key");
    two.prober.answersAtOnce();
    two.source("password").has("p2");
    two.compromised("password");
    assertEquals("p2", two.carried("password"));
    assertEquals("k2", two.carried("key"));
    verdict.complete(ProbeVerdict.REFUSED);
    assertEquals("k2", two.carried("key"));
    assertEquals(List.of("k1", "p1"), two.recorder.discardedVersions.stream().sorted().toList());
  }

  @Test
  void aProbeOfANewerVersionGoesOn() {
    CompletableFuture<ProbeVerdict> verdict = fixture.prober.holdsBack();
    source.has("v2");
    fixture.refresh();
    Reply<RoleStatus> reply = fixture.compromised();
    assertFalse(reply.isThere());
    verdict.complete(ProbeVerdict.INCONCLUSIVE);
    assertEquals("v2", fixture.carried());
    assertEquals("v2", reply.get().version().orElseThrow());
    assertEquals(2, fixture.prober.probed.size());
  }

  @Test
  void aClosedRoleIsNotKeptWaitingByAnotherOnesTrial() {
    Fixture two = new Fixture("key", "password");
    two.prober.canProbe = false;
    two.source("key").has("k1");
    two.source("password").has("p1");
    two.start();
    two.compromised("password");
    assertEquals("none", two.carried("password"));
    two.source("key").has("k2");
    two.refresh("key");
    assertEquals("k2", two.carried("key"));
    two.source("password").has("p2");
    two.time.advance(Duration.ofMillis(550));
    assertEquals("p2", two.carried("password"));
  }

  @Test
  void theOtherRolesGoOn() {
    Fixture two = new Fixture("key", "password");
    two.source("key").has("k1");
    two.source("password").has("p1");
    two.start();
    two.compromised("password");
    assertEquals("none", two.carried("password"));
    assertEquals("k1", two.carried("key"));
    assertTrue(two.status("key").usable());
  }

  @Test
  void aMadeValueIsReplacedByANewlyMadeOne() {
    Fixture issuing = new Fixture("key");
    issuing.source().lends(Duration.ofHours(1));
    issuing.start();
    issuing.compromised();
    assertEquals("key-2", issuing.carried());
    assertEquals(1, issuing.source().leases.get(0).revocations);
  }

  @Test
  void aReportBeforeThereIsAValueIsANotice() {
    Fixture empty = new Fixture("key");
    empty.source().fails(Reason.UNAVAILABLE);
    empty.start();
    empty.source().works();
    empty.source().has("v1");
    assertEquals(State.VALID, empty.compromised().get().state());
  }

  @Test
  void reportingTwiceClosesOnce() {
    fixture.compromised();
    fixture.compromised();
    fixture.time.advance(Duration.ofSeconds(5));
    assertEquals(1, fixture.recorder.alerts(Alert.Kind.CREDENTIAL_COMPROMISED));
  }

  @Test
  void aReportOfTheVersionBeforeLeavesTheNewOneInUse() {
    fixture.rotateTo("v2");
    RoleStatus status = fixture.compromisedVersion("v1").get();
    assertEquals("v2", fixture.carried());
    assertTrue(status.usable());
    assertFalse(fixture.refusedRequest().get());
    assertEquals("v2", fixture.carried());
    source.has("v1");
    fixture.refresh();
    assertEquals("v2", fixture.carried());
  }

  @Test
  void theSameReportTwiceDoesNotTakeTheReplacementAway() {
    source.has("v2");
    fixture.compromisedVersion("v1");
    fixture.compromisedVersion("v1");
    assertEquals("v2", fixture.carried());
    assertEquals(State.VALID, fixture.state());
  }
}
