package io.sallyport.engine.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.outcome.RejectionReason;
import io.sallyport.spi.wire.WireFailure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
  private static final GatewayError ERROR = GatewayError.of("said");
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Outcome REFUSED = Outcome.rejected(RejectionReason.CREDENTIAL, ERROR);

  @Test
  void refusedCredentialsMayBeFollowedByOthersAndNothingElseIsRepeated() {
    Tried refused = answered(REFUSED);
    assertTrue(RetryPolicy.mayTryOtherCredentials(refused, TIME));
    assertEquals(Optional.empty(), RetryPolicy.nextAttempt(refused, TIME));
  }

  @Test
  void aRefusedCertificateMayBeFollowedByAnother() {
    Tried refused = failed(Outcome.notSent(ERROR), WireFailure.CERTIFICATE_REFUSED);
    assertTrue(RetryPolicy.mayTryOtherCredentials(refused, TIME));
    assertEquals(Optional.empty(), RetryPolicy.nextAttempt(refused, TIME));
  }

  @ParameterizedTest
  @EnumSource(RejectionReason.class)
  void onlyARejectionOfTheCredentialsIsOne(RejectionReason reason) {
    assertEquals(
        reason == RejectionReason.CREDENTIAL,
        RetryPolicy.mayTryOtherCredentials(answered(Outcome.rejected(reason, ERROR)), TIME));
  }

  @ParameterizedTest
  @EnumSource(WireFailure.class)
  void onlyARefusedCertificateIsARefusalWithoutAnAnswer(WireFailure failure) {
    boolean certificate = failure == WireFailure.CERTIFICATE_REFUSED;
    assertEquals(
        certificate,
        RetryPolicy.mayTryOtherCredentials(failed(Outcome.notSent(ERROR), failure), TIME));
    assertEquals(certificate, RetryPolicy.mayTryOtherCredentials(failed(REFUSED, failure), TIME));
    assertFalse(RetryPolicy.mayTryOtherCredentials(failed(Outcome.unknown(ERROR), failure), TIME));
  }

  @Test
  void whatWasProcessedOrIsNotKnownIsNeverRepeated() {
    Outcome processed = Processed.builder(Processed.Progress.SUCCEEDED, "ch_1").build();
    for (Outcome outcome : new Outcome[] {processed, Outcome.unknown(ERROR)}) {
      assertFalse(RetryPolicy.mayTryOtherCredentials(answered(outcome), TIME));
      assertEquals(Optional.empty(), RetryPolicy.nextAttempt(answered(outcome), TIME));
    }
  }

  @Test
  void notSentByTheGatewaysOwnWordIsNoRefusalOfCredentials() {
    assertFalse(RetryPolicy.mayTryOtherCredentials(answered(Outcome.notSent(ERROR)), TIME));
  }

  @Test
  void otherCredentialsAreTriedOnceAfterTheFirstRequestAndWithinTheMostAttempts() {
    assertTrue(RetryPolicy.mayTryOtherCredentials(refused(2, 1, false), TIME));
    assertFalse(RetryPolicy.mayTryOtherCredentials(refused(2, 1, true), TIME));
    assertFalse(RetryPolicy.mayTryOtherCredentials(refused(1, 0, false), TIME));
    assertFalse(RetryPolicy.mayTryOtherCredentials(refused(1, 2, false), TIME));
    assertFalse(
        RetryPolicy.mayTryOtherCredentials(refused(RetryPolicy.MAX_ATTEMPTS, 1, false), TIME));
  }

  @Test
  void nothingIsTriedWhenTheTimeIsOver() {
    Tried refused = answered(REFUSED);
    assertTrue(RetryPolicy.mayTryOtherCredentials(refused, Duration.ofMillis(1)));
    assertFalse(RetryPolicy.mayTryOtherCredentials(refused, Duration.ZERO));
    assertFalse(RetryPolicy.mayTryOtherCredentials(refused, Duration.ofMillis(-1)));
  }

  private static Tried answered(Outcome outcome) {
    return new Tried(outcome, Optional.empty(), 1, 1, false);
  }

  private static Tried failed(Outcome outcome, WireFailure failure) {
    return new Tried(outcome, Optional.of(failure), 1, 1, false);
  }

  private static Tried refused(int attempts, int sends, boolean renewed) {
    return new Tried(REFUSED, Optional.empty(), attempts, sends, renewed);
  }
}
