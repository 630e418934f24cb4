package io.sallyport.runtime.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.port.Alert;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.rotation.RoleStatus.State;
import io.sallyport.spi.manifest.CredentialRole.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values that grow old, and values that end. */
class AgeTest {
  private long alerts(Fixture fixture, Alert.Kind kind) {
    return fixture.recorder.alerts(kind);
  }

  @Test
  void threeQuartersOfTheAgeAreAlertedOnceAndTheWholeOnceMore() {
    Fixture fixture = new Fixture("key");
    fixture.maximumAge = Duration.ofDays(4);
    fixture.source().has("v1");
    fixture.source().lookEvery = Duration.ofDays(100);
    fixture.start();
    fixture.time.advance(Duration.ofDays(3).minusSeconds(1));
    assertEquals(0, alerts(fixture, Alert.Kind.CREDENTIAL_AGE));
    assertEquals(List.of(), fixture.status().degraded());
    fixture.time.advance(Duration.ofMinutes(1));
    assertEquals(1, alerts(fixture, Alert.Kind.CREDENTIAL_AGE));
    assertTrue(fixture.status().degraded().get(0).contains("75 % of its maximum age of 4 days"));
    fixture.time.advance(Duration.ofDays(1).minusMinutes(2));
    assertEquals(1, alerts(fixture, Alert.Kind.CREDENTIAL_AGE));
    fixture.time.advance(Duration.ofMinutes(2));
    assertEquals(2, alerts(fixture, Alert.Kind.CREDENTIAL_AGE));
    assertTrue(fixture.status().degraded().get(0).contains("older than its maximum age"));
    fixture.time.advance(Duration.ofDays(4));
    assertEquals(2, alerts(fixture, Alert.Kind.CREDENTIAL_AGE));
    assertEquals("v1", fixture.carried());
  }

  @Test
  void aNewValueIsYoung() {
    Fixture fixture = new Fixture("key");
    fixture.maximumAge = Duration.ofDays(4);
    fixture.source().has("v1");
    fixture.start();
    fixture.time.advance(Duration.ofDays(5));
    fixture.rotateTo("v2");
    assertEquals(List.of(), fixture.status().degraded());
    fixture.time.advance(Duration.ofDays(5));
    assertEquals(4, alerts(fixture, Alert.Kind.CREDENTIAL_AGE));
  }

  @Test
  void anEndThatNothingReplacesIsAlertedWithinTheHorizonOnce() {
    Fixture fixture = new Fixture("key");
    fixture.source().makesNew(Duration.ofDays(40));
    fixture.start();
    fixture.source().fails(Reason.UNAVAILABLE);
    Instant end = fixture.status().expiresAt().orElseThrow();
    fixture.time.advance(Duration.ofDays(33).minusSeconds(1));
    assertEquals(0, alerts(fixture, Alert.Kind.CREDENTIAL_EXPIRY));
    assertEquals(List.of(), fixture.status().degraded());
    fixture.time.advance(Duration.ofMinutes(1));
    assertEquals(1, alerts(fixture, Alert.Kind.CREDENTIAL_EXPIRY));
    String reason = fixture.status().degraded().get(0);
    assertTrue(reason.startsWith("source unavailable since 2026-01-"), reason);
    assertTrue(reason.endsWith("; valid until " + end), reason);
    fixture.time.advance(Duration.ofDays(6));
    assertEquals(1, alerts(fixture, Alert.Kind.CREDENTIAL_EXPIRY));
    assertEquals(0, alerts(fixture, Alert.Kind.CREDENTIAL_ROTATION_FAILED));
    fixture.time.advance(Duration.ofDays(2));
    assertEquals(2, alerts(fixture, Alert.Kind.CREDENTIAL_EXPIRY));
    assertEquals(State.EXPIRED, fixture.state());
  }

  @Test
  void aShortLifeHasAShortHorizon() {
    Fixture fixture = new Fixture("key");
    fixture.source().makesNew(Duration.ofHours(4));
    fixture.start();
    fixture.source().fails(Reason.UNAVAILABLE);
    fixture.time.advance(Duration.ofHours(3).minusSeconds(1));
    assertEquals(0, alerts(fixture, Alert.Kind.CREDENTIAL_EXPIRY));
    fixture.time.advance(Duration.ofMinutes(1));
    assertEquals(1, alerts(fixture, Alert.Kind.CREDENTIAL_EXPIRY));
  }

  @Test
  void anEndedValueIsNotCarriedFromItsLastMomentOn() {
    Fixture fixture = new Fixture("key");
    fixture.source().makesNew(Duration.ofHours(4));
    fixture.start();
    fixture.source().fails(Reason.UNAVAILABLE);
    fixture.time.advance(Duration.ofHours(4).minusNanos(1));
    assertEquals("key-1", fixture.carried());
    assertTrue(fixture.status().usable());
    fixture.time.advance(Duration.ofNanos(1));
    assertEquals("none", fixture.carried());
    assertFalse(fixture.status().usable());
    assertEquals(State.EXPIRED, fixture.state());
  }

  @Test
  void aRotationInTimeIsNoMatterForAnybody() {
    Fixture fixture = new Fixture("key");
    fixture.source().makesNew(Duration.ofDays(40));
    fixture.start();
    fixture.time.advance(Duration.ofDays(80));
    assertEquals(List.of(), fixture.recorder.alerts);
    assertEquals(List.of(), fixture.status().degraded());
  }

  @Test
  void aDeniedSourceIsSaidAndAlertedOnceForEachTimeItHappens() {
    Fixture fixture = Fixture.started();
    fixture.source().fails(Reason.DENIED);
    fixture.time.advance(Duration.ofHours(1));
    assertEquals(1, alerts(fixture, Alert.Kind.CREDENTIAL_ROTATION_FAILED));
    assertTrue(fixture.status().degraded().get(0).startsWith("source denied since "));
    fixture.source().works();
    fixture.time.advance(Duration.ofMinutes(6));
    assertEquals(List.of(), fixture.status().degraded());
    fixture.source().fails(Reason.DENIED);
    fixture.time.advance(Duration.ofHours(1));
    assertEquals(2, alerts(fixture, Alert.Kind.CREDENTIAL_ROTATION_FAILED));
  }

  @Test
  void aCertificateEndsWhenItSaysSo() {
    Fixture fixture = new Fixture("key");
    fixture.source().has("v1");
    fixture.kind = Kind.CLIENT_CERTIFICATE;
    fixture.source().maker =
        version ->
            fixture.values.known(CertificateStub.valid(fixture.time, Duration.ofDays(30)), version);
    fixture.start();
    assertEquals(
        Optional.of(fixture.time.instant().plus(Duration.ofDays(30))),
        fixture.status().expiresAt());
    fixture.time.advance(Duration.ofDays(31));
    assertEquals(State.EXPIRED, fixture.state());
  }

  @Test
  void aCertificateThatIsNotValidIsNotTaken() {
    Fixture fixture = new Fixture("key");
    fixture.kind = Kind.CLIENT_CERTIFICATE;
    var certificate = CertificateStub.valid(fixture.time, Duration.ofDays(30));
    fixture.source().maker = version -> fixture.values.known(certificate, version);
    fixture.source().has("v1");
    fixture.time.advance(Duration.ofDays(31));
    fixture.start();
    assertEquals(State.MISSING, fixture.state());
    RoleStatus.Failure failure = fixture.status().lastFailure().orElseThrow();
    assertEquals("unusable", failure.reason());
    assertEquals(
        "test:key gave version v1, which holds a certificate that is not valid now",
        failure.message());
  }

  @Test
  void aTextWhereACertificateIsNeededIsNotTaken() {
    Fixture fixture = new Fixture("key");
    fixture.kind = Kind.CLIENT_CERTIFICATE;
    fixture.source().has("v1");
    fixture.start();
    assertEquals(State.MISSING, fixture.state());
    assertEquals("unusable", fixture.status().lastFailure().orElseThrow().reason());
  }

  @Test
  void aValueThatHasEndedAlreadyIsNotTaken() {
    Fixture fixture = new Fixture("key");
    fixture.source().makesNew(Duration.ZERO);
    fixture.start();
    assertEquals(State.MISSING, fixture.state());
    assertTrue(
        fixture.status().lastFailure().orElseThrow().message().endsWith("which has ended already"));
  }

  @Test
  void aWholeYearGoesBy() {
    Fixture fixture = new Fixture("certificate", "password", "key");
    fixture.source("certificate").makesNew(Duration.ofDays(30));
    fixture.source("password").lends(Duration.ofHours(12));
    fixture.source("password").leaseMost = Optional.of(Duration.ofDays(30));
    fixture.source("key").has("v0");
    fixture.source("key").lookEvery = Duration.ofHours(1);
    fixture.start();
    for (int week = 1; week <= 52; week++) {
      fixture.time.advance(Duration.ofDays(7));
      fixture.source("key").has("v" + week);
      assertTrue(fixture.credentials().statuses().stream().allMatch(RoleStatus::usable));
    }
    fixture.time.advance(Duration.ofHours(2));
    assertEquals(List.of(), fixture.recorder.alerts);
    assertEquals("v52", fixture.carried("key"));
    long rotations =
        fixture.recorder.audited().stream().filter(entry -> entry.contains("rotated")).count();
    assertTrue(rotations >= 52 + 17 + 12, rotations + " rotations");
  }
}
