package io.sallyport.runtime.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.port.Alert;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.Lease;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private final Fixture fixture = new Fixture("key");
  private final ScriptedSource source = fixture.source().lends(Duration.ofHours(1));
  private final ScriptedLease lease;

  LeaseTest() {
    fixture.start();
    lease = source.lastLease();
  }

  private static SourceException failure(Reason reason) {
    return new SourceException(reason, "the lease is " + reason);
  }

  @Test
  void aLeaseIsRenewedAtTwoThirdsOfItsTime() {
    fixture.time.advance(Duration.ofMinutes(37));
    assertEquals(0, lease.renewals);
    fixture.time.advance(Duration.ofMinutes(6));
    assertEquals(1, lease.renewals);
    fixture.time.advance(Duration.ofDays(1));
    assertTrue(lease.renewals > 30, "only " + lease.renewals);
    assertEquals(1, source.asked.size());
    assertEquals("key-1", fixture.carried());
  }

  @Test
  void aRenewedValueIsTheSameAndItsEndMovesOn() {
    var value = fixture.value();
    fixture.time.advance(Duration.ofMinutes(90));
    assertEquals(value, fixture.value());
    assertTrue(fixture.status().expiresAt().orElseThrow().isAfter(fixture.time.instant()));
    assertTrue(fixture.recorder.events.contains("renewed key"));
  }

  @Test
  void aLeaseAtItsLongestIsReplaced() {
    lease.latest = fixture.time.instant().plus(Duration.ofMinutes(61));
    fixture.time.advance(Duration.ofMinutes(43));
    assertEquals("key-2", fixture.carried());
    fixture.time.advance(Duration.ofMinutes(1));
    assertEquals(1, lease.revocations);
  }

  @Test
  void aLeaseThatCanNotBeRenewedIsReplaced() {
    lease.renewable = false;
    fixture.time.advance(Duration.ofMinutes(43));
    assertEquals(0, lease.renewals);
    assertEquals("key-2", fixture.carried());
  }

  @Test
  void aLeaseThatIsGoneIsReplaced() {
    lease.renewalFailure = Optional.of(failure(Reason.NOT_FOUND));
    fixture.time.advance(Duration.ofMinutes(43));
    assertEquals(1, lease.renewals);
    assertEquals("key-2", fixture.carried());
  }

  @Test
  void aLeaseThatMayNotBeRenewedIsReplaced() {
    lease.renewalFailure = Optional.of(failure(Reason.DENIED));
    fixture.time.advance(Duration.ofMinutes(43));
    assertEquals("key-2", fixture.carried());
  }

  @Test
  void anOutageRepeatsTheRenewalUntilItSucceeds() {
    lease.renewalFailure = Optional.of(failure(Reason.UNAVAILABLE));
    fixture.time.advance(Duration.ofMinutes(55));
    assertTrue(lease.renewals > 3, "only " + lease.renewals);
    assertEquals(1, source.asked.size());
    assertTrue(fixture.status().degraded().get(0).startsWith("source unavailable since "));
    lease.renewalFailure = Optional.empty();
    fixture.time.advance(Duration.ofMinutes(3));
    assertEquals(List.of(), fixture.status().degraded());
    assertEquals("key-1", fixture.carried());
  }

  @Test
  void aLeaseIsRenewedOnceAtATime() {
    lease.pending = Optional.of(new CompletableFuture<Lease>());
    fixture.time.advance(Duration.ofMinutes(45));
    assertEquals(1, lease.renewals);
    assertEquals("key-2", fixture.carried());
  }

  @Test
  void anEndedLeaseIsCarriedNoMore() {
    lease.renewalFailure = Optional.of(failure(Reason.UNAVAILABLE));
    source.fails(Reason.UNAVAILABLE);
    fixture.time.advance(Duration.ofHours(1));
    assertEquals("none", fixture.carried());
    assertEquals(RoleStatus.State.EXPIRED, fixture.state());
    source.works();
    fixture.time.advance(Duration.ofMinutes(5));
    assertEquals("key-2", fixture.carried());
  }

  @Test
  void theOldLeaseIsRevokedWhenNoRequestUsesItsValue() {
    CredentialUse use = fixture.use();
    fixture.refresh();
    fixture.acceptedRequests(10);
    assertEquals(0, lease.revocations);
    use.close();
    assertEquals(1, lease.revocations);
    assertEquals(List.of("key-1"), fixture.recorder.discardedVersions);
  }

  @Test
  void theOldLeaseLivesWhileTheNewValueIsOnTrial() {
    fixture.refresh();
    assertEquals("key-2", fixture.carried());
    assertEquals(0, lease.revocations);
    assertTrue(fixture.refusedRequest().get());
    assertEquals("key-1", fixture.carried());
    assertEquals(0, lease.revocations);
    assertEquals(1, source.lastLease().revocations);
  }

  @Test
  void aCandidateThatIsRefusedIsGivenBack() {
    fixture.prober.refused.add("key-2");
    fixture.refresh();
    assertEquals(1, source.lastLease().revocations);
    assertEquals("key-1", fixture.carried());
  }

  @Test
  void aRevocationThatFailsIsRepeatedWithGrowingWaitsAndHoldsNothingUp() {
    lease.revocationFailure = Optional.of(failure(Reason.UNAVAILABLE));
    fixture.refresh();
    fixture.acceptedRequests(10);
    assertEquals(
        List.of("an operator credential.rotated shop/key key-2"), fixture.recorder.audited());
    fixture.time.advance(Duration.ofMinutes(5));
    assertEquals(6, lease.revocations);
    assertEquals(1, fixture.recorder.alerts(Alert.Kind.CREDENTIAL_ROTATION_FAILED));
  }

  @Test
  void aRevocationThatSucceedsLateIsEnough() {
    lease.revocationFailure = Optional.of(failure(Reason.UNAVAILABLE));
    fixture.refresh();
    fixture.acceptedRequests(10);
    lease.revocationFailure = Optional.empty();
    fixture.time.advance(Duration.ofMinutes(5));
    assertEquals(2, lease.revocations);
    assertEquals(0, fixture.recorder.alerts(Alert.Kind.CREDENTIAL_ROTATION_FAILED));
  }

  @Test
  void aLeaseThatIsGoneNeedsNoRevocation() {
    lease.revocationFailure = Optional.of(failure(Reason.NOT_FOUND));
    fixture.refresh();
    fixture.acceptedRequests(10);
    fixture.time.advance(Duration.ofMinutes(5));
    assertEquals(1, lease.revocations);
  }

  @Test
  void aNoticeMakesANewValueInsteadOfRenewing() {
    Instant before = fixture.time.instant();
    fixture.refresh();
    assertEquals(before, source.askedAt.get(1));
    assertEquals(0, lease.renewals);
    assertEquals("key-2", fixture.carried());
  }
}
