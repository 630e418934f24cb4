package io.sallyport.runtime.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.CredentialStamp;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.rotation.RoleStatus.State;
import io.sallyport.spi.probe.ProbeVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Candidates that do not work out, trials, and rotations that meet. */
class TrialTest {
  private final Fixture fixture = Fixture.started();

  @Test
  void aRefusedVersionIsTriedAgainWithGrowingWaits() {
    fixture.prober.refused.add("v2");
    fixture.source().has("v2");
    fixture.source().lookEvery = Duration.ofDays(10);
    assertEquals(State.VALID, fixture.refresh().get().state());
    fixture.time.advance(Duration.ofHours(1));
    int probes = fixture.prober.probed.size() - 1;
    assertTrue(probes > 15 && probes < 30, probes + " probes");
    assertEquals("v1", fixture.carried());
    fixture.prober.refused.clear();
    fixture.time.advance(Duration.ofMinutes(5));
    assertEquals("v2", fixture.carried());
  }

  @Test
  void aRefusedVersionIsAlertedAndAuditedOnce() {
    fixture.prober.refused.add("v2");
    fixture.rotateTo("v2");
    fixture.time.advance(Duration.ofHours(1));
    assertEquals(1, fixture.recorder.alerts(Alert.Kind.CREDENTIAL_ROTATION_FAILED));
    assertEquals(1, fixture.recorder.audit.size());
    fixture.prober.refused.add("v3");
    fixture.rotateTo("v3");
    assertEquals(2, fixture.recorder.alerts(Alert.Kind.CREDENTIAL_ROTATION_FAILED));
  }

  @Test
  void afterARefusedVersionABetterOneIsFoundOnSchedule() {
    fixture.prober.refused.add("v2");
    fixture.rotateTo("v2");
    fixture.time.advance(Duration.ofHours(1));
    fixture.source().has("v3");
    fixture.time.advance(Duration.ofSeconds(66));
    assertEquals("v3", fixture.carried());
    assertEquals(List.of(), fixture.status().degraded());
  }

  @Test
  void takingARefusedVersionBackEndsTheMatter() {
    fixture.prober.refused.add("v2");
    fixture.rotateTo("v2");
    assertEquals(1, fixture.status().degraded().size());
    fixture.rotateTo("v1");
    assertEquals(List.of(), fixture.status().degraded());
    fixture.time.advance(Duration.ofHours(1));
    assertEquals(2, fixture.prober.probed.size());
  }

  @Test
  void anUnclearProbeBlamesNobody() {
    fixture.prober.unclear = true;
    RoleStatus status = fixture.rotateTo("v2");
    assertEquals("v1", fixture.carried());
    assertEquals("probe_inconclusive", status.lastFailure().orElseThrow().reason());
    assertEquals(List.of(), fixture.recorder.alerts);
    assertEquals(List.of(), fixture.recorder.audited());
    fixture.prober.unclear = false;
    fixture.time.advance(Duration.ofSeconds(1));
    assertEquals("v2", fixture.carried());
  }

  @Test
  void anUnclearProbeIsAlertedWhenTheOldValueIsEnding() {
    Fixture certificate = new Fixture("key");
    certificate.source().makesNew(Duration.ofDays(8));
    certificate.start();
    certificate.prober.unclear = true;
    certificate.time.advance(Duration.ofDays(5).plusHours(20));
    assertEquals(0, certificate.recorder.alerts(Alert.Kind.CREDENTIAL_ROTATION_FAILED));
    certificate.time.advance(Duration.ofHours(5));
    assertEquals(1, certificate.recorder.alerts(Alert.Kind.CREDENTIAL_ROTATION_FAILED));
    assertEquals("key-1", certificate.carried());
  }

  @Test
  void aProbeThatNeverAnswersIsUnclear() {
    CompletableFuture<ProbeVerdict> never = fixture.prober.holdsBack();
    fixture.source().has("v2");
    fixture.refresh();
    fixture.prober.answersAtOnce();
    fixture.time.advance(Duration.ofMinutes(1));
    RoleStatus status = fixture.status();
    assertEquals("probe_inconclusive", status.lastFailure().orElseThrow().reason());
    fixture.time.advance(Duration.ofMinutes(5));
    assertEquals("v2", fixture.carried());
    never.complete(ProbeVerdict.REFUSED);
    assertEquals("v2", fixture.carried());
    assertEquals(List.of("v2"), fixture.recorder.discardedVersions);
  }

  @Test
  void aProbeThatFailsIsUnclear() {
    fixture.prober.holdsBack().completeExceptionally(new IllegalStateException("a defect"));
    assertEquals("probe_inconclusive", fixture.rotateTo("v2").lastFailure().orElseThrow().reason());
  }

  @Test
  void withoutAProbeTheFirstRequestsAreTheTrial() {
    fixture.prober.canProbe = false;
    assertEquals(State.TRIAL, fixture.rotateTo("v2").state());
    assertTrue(fixture.refusedRequest().get());
    assertEquals("v1", fixture.carried());
  }

  @Test
  void anExpiredValueIsReplacedByOneThatNobodyCouldTry() {
    Fixture certificate = new Fixture("key");
    certificate.source().makesNew(Duration.ofDays(8));
    certificate.start();
    certificate.prober.unclear = true;
    certificate.time.advance(Duration.ofDays(8));
    assertEquals(State.EXPIRED, certificate.state());
    certificate.time.advance(Duration.ofMinutes(5));
    assertEquals(State.VALID, certificate.state());
  }

  @Test
  void acceptedAnswersToOldRequestsProveNothing() {
    CredentialUse old = fixture.use();
    fixture.rotateTo("v2");
    for (int i = 0; i < 100; i++) {
      fixture.credentials().accepted(old);
      fixture.credentials().accepted(CredentialStamp.NONE);
    }
    assertEquals(State.TRIAL, fixture.state());
    old.close();
  }

  @Test
  void aRolledBackVersionIsTriedAgainLater() {
    fixture.rotateTo("v2");
    assertTrue(fixture.refusedRequest().get());
    assertEquals("rolled_back", fixture.status().lastFailure().orElseThrow().reason());
    assertEquals("v1", fixture.carried());
    fixture.time.advance(Duration.ofSeconds(1));
    assertEquals("v2", fixture.carried());
    assertTrue(fixture.refusedRequest().get());
    fixture.time.advance(Duration.ofMillis(1500));
    assertEquals("v1", fixture.carried());
    assertEquals(1, fixture.recorder.alerts(Alert.Kind.CREDENTIAL_ROTATION_FAILED));
    fixture.time.advance(Duration.ofMillis(500));
    assertEquals("v2", fixture.carried());
    fixture.acceptedRequests(10);
    assertEquals(List.of(), fixture.status().degraded());
  }

  @Test
  void thereIsNoWayBackToAnEndedValue() {
    Fixture certificate = new Fixture("key");
    certificate.source().makesNew(Duration.ofSeconds(20));
    certificate.start();
    certificate.time.advance(Duration.ofSeconds(15));
    assertEquals(State.TRIAL, certificate.state());
    certificate.source().validFor = Optional.of(Duration.ofHours(1));
    certificate.time.advance(Duration.ofSeconds(6));
    Reply<Boolean> refused = certificate.refusedRequest();
    assertEquals("key-3", certificate.carried());
    assertTrue(refused.get());
    assertEquals(List.of("key-1", "key-2"), certificate.recorder.discardedVersions);
  }

  @Test
  void aNoticeDuringTheTrialWaitsForOneAcceptedAnswer() {
    fixture.rotateTo("v2");
    fixture.source().has("v3");
    Reply<RoleStatus> next = fixture.refresh();
    assertFalse(next.isThere());
    assertEquals("v2", fixture.carried());
    fixture.acceptedRequest();
    assertEquals("v3", fixture.carried());
    assertEquals("v3", next.get().version().orElseThrow());
    assertEquals(List.of("v1"), fixture.recorder.discardedVersions);
  }

  @Test
  void aNoticeEndsATrialThatHasAnAcceptedAnswer() {
    fixture.rotateTo("v2");
    fixture.acceptedRequest();
    assertEquals(State.TRIAL, fixture.state());
    assertEquals("v3", fixture.rotateTo("v3").version().orElseThrow());
    assertEquals(List.of("v1"), fixture.recorder.discardedVersions);
  }

  @Test
  void aNoticeWaitsNoLongerThanTheTrial() {
    fixture.rotateTo("v2");
    fixture.source().has("v3");
    Reply<RoleStatus> next = fixture.refresh();
    fixture.time.advance(Duration.ofSeconds(10));
    assertEquals(State.TRIAL, next.get().state());
    fixture.time.advance(Duration.ofSeconds(20));
    assertEquals("v3", fixture.carried());
  }

  @Test
  void aNoticeOfTheVersionOnTrialChangesNothing() {
    fixture.rotateTo("v2");
    fixture.acceptedRequest();
    RoleStatus status = fixture.refresh().get();
    assertEquals("v2", status.version().orElseThrow());
    assertEquals(State.VALID, status.state());
    assertEquals(2, fixture.prober.probed.size());
  }

  @Test
  void thereIsNeverAThirdGeneration() {
    CredentialUse slow = fixture.use();
    fixture.rotateTo("v2");
    fixture.acceptedRequests(10);
    fixture.source().has("v3");
    Reply<RoleStatus> next = fixture.refresh();
    assertFalse(next.isThere());
    assertEquals(2, fixture.source().asked.size());
    slow.close();
    assertEquals("v3", next.get().version().orElseThrow());
  }

  @Test
  void aRequestThatNeverEndsDoesNotEndAllRotation() {
    CredentialUse leaked = fixture.use();
    fixture.rotateTo("v2");
    fixture.acceptedRequests(10);
    fixture.source().has("v3");
    fixture.time.advance(Duration.ofMinutes(5));
    assertEquals("v3", fixture.carried());
    assertEquals("v1", fixture.version(leaked));
    leaked.close();
    assertEquals(List.of("v1"), fixture.recorder.discardedVersions);
  }

  @Test
  void aNoticeDuringALookIsLookedAtOnceMore() {
    var answer = fixture.source().holdsBack();
    Reply<RoleStatus> first = fixture.refresh();
    Reply<RoleStatus> second = fixture.refresh();
    fixture.source().answersAtOnce();
    fixture.source().has("v2");
    answer.complete(Optional.empty());
    assertEquals("v2", fixture.carried());
    assertEquals(3, fixture.source().asked.size());
    assertEquals("v2", first.get().version().orElseThrow());
    assertEquals("v2", second.get().version().orElseThrow());
  }

  @Test
  void theLastWishIsTheOneThatIsAudited() {
    CredentialUse slow = fixture.use();
    fixture.rotateTo("v2");
    fixture.acceptedRequests(10);
    fixture.source().has("v3");
    fixture.credentials().refresh(Fixture.SHOP, "key", "one");
    fixture.credentials().refresh(Fixture.SHOP, "key", "another");
    slow.close();
    fixture.acceptedRequests(10);
    assertTrue(fixture.recorder.audited().contains("another credential.rotated shop/key v3"));
  }

  @Test
  void theLastRotationIsThatOfThePresentValue() {
    assertEquals(Optional.empty(), fixture.status().lastRotation());
    fixture.time.advance(Duration.ofSeconds(7));
    Instant at = fixture.time.instant();
    fixture.rotateTo("v2");
    assertEquals(at, fixture.status().lastRotation().orElseThrow());
    assertTrue(fixture.refusedRequest().get());
    assertEquals(Optional.empty(), fixture.status().lastRotation());
  }

  @Test
  void anAuditLogThatFailsIsAlertedAndHoldsNothingUp() {
    fixture.recorder.auditFailure = Optional.of(new IllegalStateException("full"));
    fixture.rotateTo("v2");
    fixture.acceptedRequests(10);
    assertEquals("v2", fixture.carried());
    assertEquals(1, fixture.recorder.alerts(Alert.Kind.AUDIT_UNAVAILABLE));
  }

  @Test
  void aValueOfAnotherKindIsNotTaken() {
    fixture.source().maker =
        version ->
            fixture.values.known(CertificateStub.valid(fixture.time, Duration.ofDays(1)), version);
    RoleStatus status = fixture.rotateTo("v2");
    assertEquals("unusable", status.lastFailure().orElseThrow().reason());
    assertTrue(status.lastFailure().orElseThrow().message().contains("is no text"));
    assertEquals("v1", fixture.carried());
    assertEquals(List.of("v2"), fixture.recorder.discardedVersions);
  }

  @Test
  void everyStepIsCounted() {
    fixture.prober.refused.add("v2");
    fixture.rotateTo("v2");
    fixture.rotateTo("v3");
    fixture.refusedRequest();
    fixture.rotateTo("v4");
    fixture.acceptedRequests(10);
    fixture.refresh();
    assertEquals(
        List.of(
            "fetched key",
            "probed ACCEPTED",
            "rotated key 1 ROTATED",
            "fetched key",
            "probed REFUSED",
            "rotated key 2 REFUSED",
            "fetched key",
            "probed ACCEPTED",
            "rotated key 3 ROLLED_BACK",
            "fetched key",
            "probed ACCEPTED",
            "rotated key 4 ROTATED",
            "unchanged key"),
        fixture.recorder.events);
  }

  @Test
  void whatOnlyWorksTogetherIsTriedTogetherInTheEnd() {
    Fixture two = new Fixture("key", "password");
    two.source("key").has("k1");
    two.source("password").has("p1");
    two.start();
    two.prober.pairs = Set.of(List.of("k1", "p1"), List.of("k2", "p2"));
    two.source("key").has("k2");
    two.refresh("key");
    assertEquals("k1", two.carried("key"));
    two.source("password").has("p2");
    two.time.advance(Duration.ofSeconds(66));
    assertEquals("k2", two.carried("key"));
    assertEquals("p2", two.carried("password"));
  }

  @Test
  void aVersionThatDoesNotWorkKeepsNoOtherRoleBack() {
    Fixture two = new Fixture("key", "password");
    two.source("key").has("k1");
    two.source("password").has("p1");
    two.start();
    two.prober.refused.add("k2");
    two.source("key").has("k2");
    two.source("password").has("p2");
    two.refresh("key");
    assertEquals("k1", two.carried("key"));
    assertEquals("p2", two.carried("password"));
  }

  @Test
  void thereIsNoWayBackToWhatTheGatewayRefusedLast() {
    fixture.refusedRequest();
    fixture.rotateTo("v2");
    assertEquals(State.VALID, fixture.state());
    assertEquals(List.of("v1"), fixture.recorder.discardedVersions);
  }

  @Test
  void anAcceptedAnswerMakesTheOldValueWorthKeepingAgain() {
    fixture.refusedRequest();
    fixture.acceptedRequest();
    fixture.rotateTo("v2");
    assertEquals(State.TRIAL, fixture.state());
  }

  @Test
  void aCompanionsBadVersionIsNotBlamedOnTheOneThatWasAskedFor() {
    Fixture two = new Fixture("key", "password");
    two.source("key").has("k1");
    two.source("password").has("p1");
    two.start();
    two.prober.refused.add("p2");
    two.source("key").has("k2");
    two.source("password").has("p2");
    two.refresh("key");
    assertEquals("k2", two.carried("key"));
    assertEquals("p1", two.carried("password"));
  }
}
