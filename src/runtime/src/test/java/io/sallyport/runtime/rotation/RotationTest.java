package io.sallyport.runtime.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.port.Alert;
import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.rotation.RoleStatus.State;
import io.sallyport.spi.probe.ProbeVerdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The transaction, from the look to the end of the old value. */
class RotationTest {
  private final Fixture fixture = Fixture.started();

  @Test
  void theFirstValueIsTriedAndUsed() {
    assertEquals(List.of(List.of("v1")), fixture.prober.probed);
    assertEquals("v1", fixture.carried());
    assertEquals(State.VALID, fixture.state());
    assertEquals(List.of(), fixture.recorder.audited());
  }

  @Test
  void aNewVersionIsTriedBeforeRequestsCarryIt() {
    CompletableFuture<ProbeVerdict> verdict = fixture.prober.holdsBack();
    fixture.source().has("v2");
    Reply<RoleStatus> refreshed = fixture.refresh();
    assertEquals(List.of("v2"), fixture.prober.probed.get(1));
    assertEquals("v1", fixture.carried());
    verdict.complete(ProbeVerdict.ACCEPTED);
    assertEquals("v2", fixture.carried());
    assertEquals(State.TRIAL, refreshed.get().state());
  }

  @Test
  void requestsInFlightEndWithWhatTheyBeganWith() {
    CredentialUse use = fixture.use();
    Credential old = use.of("key").orElseThrow();
    fixture.rotateTo("v2");
    fixture.acceptedRequests(10);
    assertEquals("v1", fixture.version(use));
    assertSame(old, use.of("key").orElseThrow());
    assertEquals(List.of(), fixture.recorder.discarded);
    use.close();
    assertEquals(List.of("v1"), fixture.recorder.discardedVersions);
    assertTrue(Values.isWiped(old));
    assertEquals("v2", fixture.carried());
  }

  @Test
  void enoughAcceptedAnswersEndTheTrial() {
    fixture.rotateTo("v2");
    fixture.acceptedRequests(9);
    assertEquals(State.TRIAL, fixture.state());
    assertEquals(List.of(), fixture.recorder.discarded);
    fixture.acceptedRequest();
    assertEquals(State.VALID, fixture.state());
    assertEquals(List.of("v1"), fixture.recorder.discardedVersions);
  }

  @Test
  void timeEndsTheTrial() {
    fixture.rotateTo("v2");
    fixture.time.advance(Duration.ofMillis(29_999));
    assertEquals(State.TRIAL, fixture.state());
    fixture.time.advance(Duration.ofMillis(1));
    assertEquals(State.VALID, fixture.state());
    assertEquals(List.of("v1"), fixture.recorder.discardedVersions);
  }

  @Test
  void theRotationIsAuditedWhenTheOldValueIsGone() {
    CredentialUse use = fixture.use();
    fixture.rotateTo("v2");
    fixture.acceptedRequests(10);
    assertEquals(List.of(), fixture.recorder.audited());
    use.close();
    assertEquals(List.of("an operator credential.rotated shop/key v2"), fixture.recorder.audited());
  }

  @Test
  void aVersionThatTheProbeRefusesIsNeverCarried() {
    fixture.prober.refused.add("v2");
    RoleStatus status = fixture.rotateTo("v2");
    assertEquals("v1", fixture.carried());
    assertEquals(State.VALID, status.state());
    assertEquals("probe_refused", status.lastFailure().orElseThrow().reason());
    assertEquals(List.of("v2"), fixture.recorder.discardedVersions);
    assertEquals(
        List.of("an operator credential.probe_refused shop/key v2"), fixture.recorder.audited());
    assertFalse(status.degraded().isEmpty());
  }

  @Test
  void aRefusedRequestOnTrialBringsTheOldValueBack() {
    fixture.rotateTo("v2");
    CredentialUse use = fixture.use();
    CredentialUse other = fixture.use();
    assertEquals("v2", fixture.version(use));
    assertTrue(fixture.refused(use).get());
    assertEquals("v1", fixture.carried());
    assertEquals("v2", fixture.version(other));
    use.close();
    assertEquals(List.of(), fixture.recorder.discardedVersions);
    other.close();
    assertEquals(List.of("v2"), fixture.recorder.discardedVersions);
    assertEquals(1, fixture.recorder.alerts(Alert.Kind.CREDENTIAL_ROTATION_FAILED));
    assertEquals(
        List.of("an operator credential.rolled_back shop/key v2"), fixture.recorder.audited());
  }
}
