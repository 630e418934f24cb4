package io.sallyport.engine;

import static io.sallyport.engine.EngineFixture.authorized;
import static io.sallyport.engine.EngineFixture.charged;
import static io.sallyport.engine.EngineFixture.done;
import static io.sallyport.engine.EngineFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.flow.Reply;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.payment.PaymentStatus;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.outcome.RejectionReason;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of operations whose credentials a gateway refuses. */
class RefusedCredentialsTest {
  private static final GatewayError ERROR = GatewayError.of("scripted");
  private static final Outcome REFUSED = Outcome.rejected(RejectionReason.CREDENTIAL, ERROR);
  private static final WireResult ANSWER =
      new WireResult.Answered(new HttpResponse(401, Map.of(), new ResponseBody.Empty()));

  private final ScriptedGateway gateway = ScriptedGateway.withLookup();
  private final EngineFixture fixture = new EngineFixture(gateway);
  private final ScriptedCredentials credentials = fixture.credentials;

  @Test
  void aRefusedKeyIsRefreshedAndThePaymentGoesThroughWithOneMoreAttemptAndOneCharge() {
    credentials.thereAre("new");
    gateway.then(REFUSED).then(charged(1999, "EUR"));
    assertEquals("CHARGED/PROCESSED", text(fixture.pay("k1", "a")));
    assertEquals(List.of("begin AUTHORIZE", "begin AUTHORIZE"), gateway.sent());
    assertEquals(1999, fixture.stored("pay_1").payment().state().captured());
    assertEquals(List.of("refused old", "accepted new"), credentials.told());
    assertEquals(
        List.of(Optional.of(Certainty.REJECTED), Optional.of(Certainty.PROCESSED)),
        fixture.stored("pay_1").attempts().stream().map(Attempt::certainty).toList());
    assertTrue(fixture.stored("pay_1").attempts().stream().allMatch(Attempt::closed));
    assertTrue(fixture.alerts.isEmpty());
  }

  @Test
  void theRepeatOfAPaymentThatWentThroughGetsItsAnswer() {
    credentials.thereAre("new");
    gateway.then(REFUSED).then(charged(1999, "EUR"));
    fixture.pay("k1", "a").join();
    CompletableFuture<Reply> repeat = fixture.pay("k1", "a");
    assertEquals("CHARGED/PROCESSED", text(repeat));
    assertTrue(repeat.join().replayed());
    assertEquals(2, fixture.stored("pay_1").attempts().size());
  }

  @Test
  void aRefusedCertificateIsRefreshedTheSameWay() {
    credentials.thereAre("new");
    gateway.thenFails(WireFailure.CERTIFICATE_REFUSED).then(charged(1999, "EUR"));
    assertEquals("CHARGED/PROCESSED", text(fixture.pay("k1", "a")));
    assertEquals(List.of("refused old", "accepted new"), credentials.told());
  }

  @Test
  void withoutNewerCredentialsThePaymentIsRejectedAndNothingIsSentAgain() {
    gateway.then(REFUSED);
    assertEquals("FAILED/REJECTED", text(fixture.pay("k1", "a")));
    assertEquals(ErrorCode.GATEWAY_CREDENTIAL, error("pay_1"));
    assertEquals(List.of("begin AUTHORIZE"), gateway.sent());
    assertEquals(List.of("refused old"), credentials.told());
  }

  @Test
  void aCertificateWithoutASuccessorIsNotSentAndReleasesTheKey() {
    gateway.thenFails(WireFailure.CERTIFICATE_REFUSED).then(charged(1999, "EUR"));
    assertEquals("FAILED/NOT_SENT", text(fixture.pay("k1", "a")));
    assertEquals(List.of("begin AUTHORIZE"), gateway.sent());
    assertEquals("CHARGED/PROCESSED", text(fixture.pay("k1", "a")));
  }

  @Test
  void credentialsThatAreRefusedAgainAfterTheRefreshAreNotTriedAThirdTime() {
    credentials.thereAre("new", "newer");
    gateway.then(REFUSED).then(REFUSED);
    assertEquals("FAILED/REJECTED", text(fixture.pay("k1", "a")));
    assertEquals(List.of("begin AUTHORIZE", "begin AUTHORIZE"), gateway.sent());
    assertEquals(List.of("refused old", "refused new"), credentials.told());
  }

  @Test
  void thereIsOneAttemptWithOtherCredentialsEvenWhenAnotherCameBetween() {
    credentials.thereAre("new", "newer");
    gateway.then(REFUSED).thenFails(WireFailure.CONNECT).then(REFUSED);
    CompletableFuture<Reply> reply = fixture.pay("k1", "a");
    fixture.time.advance(Duration.ofSeconds(1));
    assertEquals("FAILED/REJECTED", text(reply));
    assertEquals(3, gateway.sent().size());
  }

  @Test
  void theMostAttemptsHoldForOtherCredentialsToo() {
    credentials.thereAre("new");
    gateway.thenFails(WireFailure.CONNECT).thenFails(WireFailure.CONNECT).then(REFUSED);
    CompletableFuture<Reply> reply = fixture.pay("k1", "a");
    fixture.time.advance(Duration.ofSeconds(1));
    assertEquals("FAILED/REJECTED", text(reply));
    assertEquals(3, gateway.sent().size());
    assertEquals(List.of("refused old"), credentials.told());
  }

  @Test
  void thePaymentWaitsForTheRefreshAndIsInFlightMeanwhile() {
    credentials.thereAre("new");
    CompletableFuture<Void> source = credentials.theSourceTakesItsTime();
    gateway.then(REFUSED).then(charged(1999, "EUR"));
    CompletableFuture<Reply> reply = fixture.pay("k1", "a");
    fixture.time.advance(Duration.ofSeconds(19));
    assertFalse(reply.isDone());
    source.complete(null);
    assertEquals("CHARGED/PROCESSED", text(reply));
  }

  @Test
  void theWaitForTheRefreshEndsAtTheDeadlineAndNothingIsSentAfterIt() {
    credentials.thereAre("new");
    CompletableFuture<Void> source = credentials.theSourceTakesItsTime();
    gateway.then(REFUSED).then(charged(1999, "EUR"));
    CompletableFuture<Reply> reply = fixture.pay("k1", "a");
    fixture.time.advance(Duration.ofMillis(19_999));
    assertFalse(reply.isDone());
    fixture.time.advance(Duration.ofMillis(1));
    assertTrue(reply.isDone());
    assertEquals("FAILED/REJECTED", text(reply));
    source.complete(null);
    assertEquals(List.of("begin AUTHORIZE"), gateway.sent());
    assertEquals(PaymentStatus.FAILED, fixture.stored("pay_1").payment().status());
  }

  @Test
  void anAnswerThatComesWithTheDeadlineLeavesNoTimeForAnotherAttempt() {
    credentials.thereAre("new");
    CompletableFuture<WireResult> answer = gateway.thenWaits(REFUSED);
    CompletableFuture<Reply> reply = fixture.pay("k1", "a");
    fixture.time.advance(Duration.ofSeconds(20));
    answer.complete(ANSWER);
    assertEquals("FAILED/REJECTED", text(reply));
    assertEquals(List.of("begin AUTHORIZE"), gateway.sent());
  }

  @Test
  void newCredentialsThatComeWithTheDeadlineComeTooLate() {
    credentials.thereAre("new");
    CompletableFuture<Void> source = credentials.theSourceTakesItsTime();
    fixture.time.schedule(Duration.ofSeconds(20), () -> source.complete(null));
    gateway.then(REFUSED).then(charged(1999, "EUR"));
    CompletableFuture<Reply> reply = fixture.pay("k1", "a");
    fixture.time.advance(Duration.ofSeconds(20));
    assertTrue(reply.isDone());
    assertEquals("FAILED/REJECTED", text(reply));
    assertEquals(List.of("begin AUTHORIZE"), gateway.sent());
  }

  @Test
  void aRefreshThatFailsIsLikeNone() {
    CompletableFuture<Void> source = credentials.theSourceTakesItsTime();
    gateway.then(REFUSED);
    CompletableFuture<Reply> reply = fixture.pay("k1", "a");
    source.completeExceptionally(new IllegalStateException("broken"));
    assertEquals("FAILED/REJECTED", text(reply));
  }

  @ParameterizedTest
  @EnumSource(
      value = WireFailure.class,
      names = {"CLOSED", "DEADLINE", "ANSWER_TOO_LARGE", "PROTOCOL"})
  void whatMayHaveHappenedIsNotSentAgainWithOtherCredentials(WireFailure failure) {
    credentials.thereAre("new");
    gateway.thenFails(failure);
    assertEquals("PENDING/UNKNOWN", text(fixture.pay("k1", "a")));
    assertEquals(List.of("begin AUTHORIZE"), gateway.sent());
    assertTrue(credentials.told().isEmpty());
  }

  @Test
  void aConnectorThatBlamesTheCredentialsForALostAnswerIsNotBelieved() {
    credentials.thereAre("new");
    CompletableFuture<WireResult> answer = gateway.thenWaits(REFUSED);
    CompletableFuture<Reply> reply = fixture.pay("k1", "a");
    answer.complete(new WireResult.Failed(WireFailure.CLOSED));
    assertEquals("PENDING/UNKNOWN", text(reply));
    assertEquals(List.of("begin AUTHORIZE"), gateway.sent());
    assertTrue(credentials.told().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(
      value = WireFailure.class,
      names = {"CREDENTIAL_MISSING", "BREAKER_OPEN", "BULKHEAD_FULL", "DEADLINE_BEFORE_SEND"})
  void whatNeverReachedTheGatewayIsNotItsRefusal(WireFailure failure) {
    credentials.thereAre("new");
    gateway.thenFails(failure);
    assertEquals("FAILED/NOT_SENT", text(fixture.pay("k1", "a")));
    assertEquals(List.of("begin AUTHORIZE"), gateway.sent());
    assertTrue(credentials.told().isEmpty());
  }

  @Test
  void credentialsThatAreRefusedAtASecondRequestAreReportedButTheFirstIsNotRepeated() {
    credentials.thereAre("new");
    gateway.then(ScriptedGateway.request()).then(REFUSED);
    assertEquals("FAILED/REJECTED", text(fixture.pay("k1", "a")));
    assertEquals(List.of("begin AUTHORIZE"), gateway.sent());
    assertEquals(List.of("accepted old", "refused old"), credentials.told());
  }

  @Test
  void aCertificateThatIsRefusedAtASecondRequestIsReportedButTheFirstIsNotRepeated() {
    credentials.thereAre("new");
    gateway.then(ScriptedGateway.request()).thenFails(WireFailure.CERTIFICATE_REFUSED);
    assertEquals("FAILED/NOT_SENT", text(fixture.pay("k1", "a")));
    assertEquals(List.of("begin AUTHORIZE"), gateway.sent());
    assertEquals(List.of("accepted old", "refused old"), credentials.told());
  }

  @Test
  void concurrentRefusalsAreReportedOnceEachAndShareTheRefresh() {
    credentials.thereAre("new");
    CompletableFuture<Void> source = credentials.theSourceTakesItsTime();
    CompletableFuture<WireResult> one = gateway.thenWaits(REFUSED);
    CompletableFuture<WireResult> two = gateway.thenWaits(REFUSED);
    CompletableFuture<Reply> first = fixture.pay("k1", "a");
    CompletableFuture<Reply> second = fixture.pay("k2", "b");
    one.complete(ANSWER);
    two.complete(ANSWER);
    assertEquals(List.of("refused old", "refused old"), credentials.told());
    gateway.then(charged(1999, "EUR")).then(charged(1999, "EUR"));
    source.complete(null);
    assertEquals("CHARGED/PROCESSED", text(first));
    assertEquals("CHARGED/PROCESSED", text(second));
    assertEquals(4, gateway.sent().size());
  }

  @ParameterizedTest
  @EnumSource(FollowUpKind.class)
  void aFollowUpThatIsRefusedGoesThroughWithOneMoreAttempt(FollowUpKind kind) {
    paid(kind);
    credentials.thereAre("new");
    gateway.then(REFUSED).then(processed(kind));
    assertEquals("SUCCEEDED/PROCESSED", text(followUp(kind)));
    assertEquals(List.of("begin AUTHORIZE", "begin " + kind, "begin " + kind), gateway.sent());
    assertEquals(List.of("accepted old", "refused old", "accepted new"), credentials.told());
    assertEquals(1, fixture.stored("pay_1").followUps().size());
  }

  @ParameterizedTest
  @EnumSource(FollowUpKind.class)
  void aFollowUpWithoutNewerCredentialsIsRejectedAndNothingIsSentAgain(FollowUpKind kind) {
    paid(kind);
    gateway.then(REFUSED);
    assertEquals("FAILED/REJECTED", text(followUp(kind)));
    assertEquals(2, gateway.sent().size());
    assertEquals(List.of("accepted old", "refused old"), credentials.told());
  }

  @Test
  void aRefundIsRefundedOnceWhenItsFirstAttemptWasRefused() {
    paid(FollowUpKind.REFUND);
    credentials.thereAre("new");
    gateway.then(REFUSED).then(done(1999));
    followUp(FollowUpKind.REFUND).join();
    assertEquals(1999, fixture.stored("pay_1").payment().state().refunded());
  }

  @Test
  void aPartThatIsGivenUpIsGivenUpWithOtherCredentialsToo() {
    credentials.thereAre("new");
    gateway.then(authorized(1000)).then(REFUSED).then(processed(FollowUpKind.VOID));
    assertEquals("VOIDED/PROCESSED", text(fixture.pay("k1", "a")));
    assertEquals(List.of("begin AUTHORIZE", "begin VOID", "begin VOID"), gateway.sent());
    assertEquals(List.of("accepted old", "refused old", "accepted new"), credentials.told());
  }

  /** A payment that the follow-up may follow. */
  private void paid(FollowUpKind kind) {
    gateway.then(kind == FollowUpKind.REFUND ? charged(1999, "EUR") : authorized(1999));
    fixture.pay("k1", "a").join();
  }

  private static Processed processed(FollowUpKind kind) {
    return kind == FollowUpKind.VOID
        ? Processed.builder(Processed.Progress.SUCCEEDED, "void_1").build()
        : done(1999);
  }

  private CompletableFuture<Reply> followUp(FollowUpKind kind) {
    return fixture.followUp("f1", "pay_1", kind, Optional.empty());
  }

  private ErrorCode error(String paymentId) {
    return fixture.stored(paymentId).payment().state().error().orElseThrow().code();
  }
}
