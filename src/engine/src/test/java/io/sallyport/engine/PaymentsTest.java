package io.sallyport.engine;

import static io.sallyport.engine.EngineFixture.authorized;
import static io.sallyport.engine.EngineFixture.charged;
import static io.sallyport.engine.EngineFixture.done;
import static io.sallyport.engine.EngineFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.flow.AuthorizeCommand;
import io.sallyport.engine.flow.Reply;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.payment.PaymentStatus;
import io.sallyport.engine.port.Alert;
import io.sallyport.spi.Amount;
import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.Recovery;
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
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class PaymentsTest {
  private static final GatewayError ERROR = GatewayError.of("scripted");

  private final ScriptedGateway gateway = ScriptedGateway.withLookup();
  private final EngineFixture fixture = new EngineFixture(gateway);

  @Test
  void aChargeThatTheGatewayConfirmsIsCharged() {
    gateway.then(charged(1999, "EUR"));
    assertEquals("CHARGED/PROCESSED", text(fixture.pay("k1", "a")));
    assertEquals(1999, fixture.stored("pay_1").payment().state().captured());
  }

  @Test
  void theCardIsForgottenWhateverHappens() {
    gateway.then(Outcome.unknown(ERROR));
    AuthorizeCommand command = fixture.payment("k1", "a", 1999, false);
    fixture.engine.flows().payments().authorize(command).toCompletableFuture().join();
    assertTrue(((EngineFixture.Card) command.cardHandle()).closed);
  }

  @Test
  void aRepeatGetsTheStoredAnswerAndSendsNothing() {
    gateway.then(charged(1999, "EUR"));
    fixture.pay("k1", "a").join();
    Reply repeat = fixture.pay("k1", "a").join();
    assertTrue(repeat.replayed());
    assertEquals("CHARGED/PROCESSED", text(CompletableFuture.completedFuture(repeat)));
    assertTrue(fixture.store.openAttempts(10).toCompletableFuture().join().isEmpty());
  }

  @Test
  void aKeyWithAnotherBodyIsRefused() {
    gateway.then(charged(1999, "EUR"));
    fixture.pay("k1", "a").join();
    assertEquals(ErrorCode.KEY_REUSED, refusal(fixture.pay("k1", "b")));
  }

  @Test
  void aRepeatWhileTheFirstIsInFlightIsRefusedAndComesBackLater() {
    CompletableFuture<WireResult> answer = gateway.thenWaits(charged(1999, "EUR"));
    CompletableFuture<Reply> first = fixture.pay("k1", "a");
    assertFalse(first.isDone());
    assertEquals(ErrorCode.KEY_IN_FLIGHT, refusal(fixture.pay("k1", "a")));
    answer.complete(
        new WireResult.Answered(new HttpResponse(200, Map.of(), new ResponseBody.Empty())));
    assertEquals("CHARGED/PROCESSED", text(first));
  }

  @Test
  void aMerchantTransactionIdThatMayHaveChargedIsRefusedUnderANewKey() {
    gateway.then(charged(1999, "EUR"));
    fixture.pay("k1", "a").join();
    assertEquals(ErrorCode.DUPLICATE_TRANSACTION, refusal(fixture.pay("k2", "a")));
  }

  @Test
  void aMerchantTransactionIdThatWasDeclinedMayBeTriedAgain() {
    gateway.then(Outcome.declined(ERROR)).then(charged(1999, "EUR"));
    assertEquals("DECLINED/REJECTED", text(fixture.pay("k1", "a")));
    assertEquals("CHARGED/PROCESSED", text(fixture.pay("k2", "a")));
  }

  @Test
  void whatWasProvablyNotSentIsSentAgainAndThenGivenUpWithItsKeyReleased() {
    gateway
        .thenFails(WireFailure.CONNECT)
        .thenFails(WireFailure.CONNECT)
        .thenFails(WireFailure.CONNECT);
    CompletableFuture<Reply> reply = fixture.pay("k1", "a");
    fixture.time.advance(Duration.ofSeconds(1));
    assertEquals("FAILED/NOT_SENT", text(reply));
    assertEquals(3, fixture.stored("pay_1").attempts().size());
    gateway.then(charged(1999, "EUR"));
    assertEquals("CHARGED/PROCESSED", text(fixture.pay("k1", "a")));
  }

  @Test
  void whatMayHaveHappenedIsNeverSentAgainButLookedUp() {
    gateway.thenFails(WireFailure.CLOSED).then(charged(1999, "EUR"));
    assertEquals("PENDING/UNKNOWN", text(fixture.pay("k1", "a")));
    fixture.time.advance(Duration.ofSeconds(1));
    assertEquals(List.of("begin AUTHORIZE", "recover AUTHORIZE"), gateway.sent());
    assertEquals(PaymentStatus.CHARGED, fixture.stored("pay_1").payment().status());
    assertEquals("CHARGED/PROCESSED", text(fixture.pay("k1", "a")));
  }

  @Test
  void notFoundMeansNotSentOnlyAfterTheSettleTime() {
    gateway.thenFails(WireFailure.DEADLINE).then(Step.notFound()).then(Step.notFound());
    fixture.pay("k1", "a").join();
    fixture.time.advance(Duration.ofMillis(2_900));
    assertEquals(PaymentStatus.PENDING, fixture.stored("pay_1").payment().status());
    fixture.time.advance(Duration.ofMillis(200));
    assertEquals(PaymentStatus.FAILED, fixture.stored("pay_1").payment().status());
  }

  @Test
  void aLookupThatFailsTellsNothingAndIsTriedAgain() {
    gateway.thenFails(WireFailure.CLOSED).thenFails(WireFailure.CONNECT).then(charged(1999, "EUR"));
    fixture.pay("k1", "a").join();
    fixture.time.advance(Duration.ofMillis(10));
    assertEquals(PaymentStatus.PENDING, fixture.stored("pay_1").payment().status());
    fixture.time.advance(Duration.ofSeconds(3));
    assertEquals(PaymentStatus.CHARGED, fixture.stored("pay_1").payment().status());
  }

  @Test
  void whatCanNotBeFoundOutIsUnresolvedAtTheDeadlineWithAnAlert() {
    gateway.thenFails(WireFailure.CLOSED);
    for (int i = 0; i < 400; i++) {
      gateway.then(Outcome.unknown(ERROR));
    }
    fixture.pay("k1", "a").join();
    fixture.time.advance(Duration.ofHours(25));
    assertEquals(PaymentStatus.UNRESOLVED, fixture.stored("pay_1").payment().status());
    assertTrue(fixture.alerts.stream().anyMatch(alert -> alert.kind() == Alert.Kind.UNRESOLVED));
  }

  @Test
  void anAnswerWithAnotherAmountIsNotBelieved() {
    gateway.then(charged(2000, "EUR")).then(charged(1999, "EUR"));
    assertEquals("PENDING/UNKNOWN", text(fixture.pay("k1", "a")));
    assertEquals(Alert.Kind.GATEWAY_CONTRADICTS, fixture.alerts.get(0).kind());
    fixture.time.advance(Duration.ofSeconds(1));
    assertEquals(PaymentStatus.CHARGED, fixture.stored("pay_1").payment().status());
  }

  @Test
  void anAnswerInAnotherCurrencyIsNotBelieved() {
    gateway.then(charged(1999, "USD")).then(charged(1999, "EUR"));
    assertEquals("PENDING/UNKNOWN", text(fixture.pay("k1", "a")));
  }

  @Test
  void lessThanAskedIsGivenUpWhenTheClientDoesNotAcceptParts() {
    Processed voided = Processed.builder(Processed.Progress.SUCCEEDED, "void_1").build();
    gateway.then(authorized(1000)).then(voided);
    assertEquals("VOIDED/PROCESSED", text(fixture.pay("k1", "a")));
    assertEquals(List.of("begin AUTHORIZE", "begin VOID"), gateway.sent());
  }

  @Test
  void lessThanAskedIsKeptWhenTheClientAcceptsParts() {
    gateway.then(authorized(1000));
    Reply reply =
        fixture
            .engine
            .flows()
            .payments()
            .authorize(fixture.payment("k1", "a", 1999, true))
            .toCompletableFuture()
            .join();
    assertEquals("PARTIALLY_AUTHORIZED/PROCESSED", text(CompletableFuture.completedFuture(reply)));
  }

  @Test
  void withoutAnAuditRecordNothingIsStoredOrSent() {
    fixture.auditFails = true;
    assertEquals(ErrorCode.UNAVAILABLE, refusal(fixture.pay("k1", "a")));
    assertTrue(fixture.store.payment("shop", "pay_1").toCompletableFuture().join().isEmpty());
  }

  @Test
  void aGatewayThatPutsUsOffIsAskedAgainWhenItSaid() {
    gateway
        .then(Outcome.throttled(ERROR, Optional.of(Duration.ofSeconds(1))))
        .then(charged(1999, "EUR"));
    CompletableFuture<Reply> reply = fixture.pay("k1", "a");
    assertFalse(reply.isDone());
    fixture.time.advance(Duration.ofSeconds(1));
    assertEquals("CHARGED/PROCESSED", text(reply));
  }

  @Test
  void afterACrashAnOpenAttemptIsTakenOverAndLookedUp() {
    CompletableFuture<WireResult> never = gateway.thenWaits(charged(1999, "EUR"));
    CompletableFuture<Reply> lost = fixture.pay("k1", "a");
    Engine next = fixture.start();
    assertFalse(lost.isDone() || never.isDone());
    gateway.then(charged(1999, "EUR"));
    assertEquals(1, next.reconciler().start().toCompletableFuture().join());
    assertEquals(PaymentStatus.PENDING, fixture.stored("pay_1").payment().status());
    assertEquals("PENDING/UNKNOWN", text(fixture.pay("k1", "a")));
    fixture.time.advance(Duration.ofSeconds(1));
    assertEquals(PaymentStatus.CHARGED, fixture.stored("pay_1").payment().status());
  }

  @Test
  void partsAreCapturedAndRefundedUpToWhatIsThereAndNotBeyond() {
    gateway.then(authorized(1999));
    fixture.pay("k1", "a").join();
    gateway.then(done(500)).then(done(1499));
    assertEquals("SUCCEEDED/PROCESSED", text(capture("c1", Optional.of(500L))));
    assertEquals(PaymentStatus.PARTIALLY_CHARGED, fixture.stored("pay_1").payment().status());
    assertEquals(ErrorCode.AMOUNT_EXCEEDED, refusal(capture("c2", Optional.of(1500L))));
    assertEquals("SUCCEEDED/PROCESSED", text(capture("c3", Optional.empty())));
    assertEquals(PaymentStatus.CHARGED, fixture.stored("pay_1").payment().status());
    assertEquals(ErrorCode.ILLEGAL_TRANSITION, refusal(voidPayment("v1")));
    gateway.then(done(1000));
    assertEquals("SUCCEEDED/PROCESSED", text(refund("r1", 1000)));
    assertEquals(ErrorCode.AMOUNT_EXCEEDED, refusal(refund("r2", 1000)));
  }

  @Test
  void aRefundInDoubtReservesItsAmount() {
    gateway.then(charged(1999, "EUR"));
    fixture.pay("k1", "a").join();
    gateway.thenFails(WireFailure.CLOSED);
    assertEquals("PENDING/UNKNOWN", text(refund("r1", 1500)));
    assertEquals(ErrorCode.AMOUNT_EXCEEDED, refusal(refund("r2", 500)));
  }

  @Test
  void aRepeatedRefundGetsItsAnswerThoughNothingIsLeft() {
    gateway.then(charged(1999, "EUR")).then(done(1999));
    fixture.pay("k1", "a").join();
    assertEquals("SUCCEEDED/PROCESSED", text(refund("r1", 1999)));
    CompletableFuture<Reply> repeat = refund("r1", 1999);
    assertEquals("SUCCEEDED/PROCESSED", text(repeat));
    assertTrue(repeat.join().replayed());
  }

  @Test
  void aRefundOfAnotherAmountThanAskedIsNotBelieved() {
    gateway.then(charged(1999, "EUR")).then(done(1));
    fixture.pay("k1", "a").join();
    assertEquals("PENDING/UNKNOWN", text(refund("r1", 1999)));
  }

  @Test
  void aConnectorThatDoesNotVerifyAccountsRefusesZero() {
    CompletableFuture<Reply> reply =
        fixture
            .engine
            .flows()
            .payments()
            .authorize(fixture.payment("k1", "a", 0, false))
            .toCompletableFuture();
    assertEquals(ErrorCode.UNSUPPORTED_OPERATION, refusal(reply));
  }

  @Test
  void syncAsksTheGatewayAboutWhatIsInDoubt() {
    gateway.thenFails(WireFailure.CLOSED).then(charged(1999, "EUR"));
    fixture.pay("k1", "a").join();
    Reply reply =
        fixture
            .engine
            .flows()
            .queries()
            .payment(EngineFixture.SHOP, "pay_1", true)
            .toCompletableFuture()
            .join();
    assertEquals("CHARGED/PROCESSED", text(CompletableFuture.completedFuture(reply)));
  }

  @Test
  void anOutcomeThatCanNotBeStoredIsToldAsUnknownAndFoundOutLater() {
    gateway.then(charged(1999, "EUR")).then(charged(1999, "EUR"));
    fixture.settlementsThatFail = 1;
    assertEquals("STARTED/UNKNOWN", text(fixture.pay("k1", "a")));
    fixture.time.advance(Duration.ofSeconds(6));
    assertEquals(PaymentStatus.CHARGED, fixture.stored("pay_1").payment().status());
    assertEquals(List.of("begin AUTHORIZE", "recover AUTHORIZE"), gateway.sent());
  }

  @Test
  void theSettleTimeCountsFromWhenTheRequestWasOver() {
    CompletableFuture<WireResult> late = gateway.thenWaits(Outcome.unknown(ERROR));
    CompletableFuture<Reply> reply = fixture.pay("k1", "a");
    fixture.time.advance(Duration.ofSeconds(10));
    gateway.then(Step.notFound()).then(charged(1999, "EUR"));
    late.complete(new WireResult.Failed(WireFailure.DEADLINE));
    assertEquals("PENDING/UNKNOWN", text(reply));
    fixture.time.advance(Duration.ofSeconds(1));
    assertEquals(PaymentStatus.PENDING, fixture.stored("pay_1").payment().status());
    fixture.time.advance(Duration.ofSeconds(3));
    assertEquals(PaymentStatus.CHARGED, fixture.stored("pay_1").payment().status());
  }

  @Test
  void noConnectorKnowsThatNothingHappenedAfterAFailureThatMayHave() {
    CompletableFuture<WireResult> answer = gateway.thenWaits(Outcome.notSent(ERROR));
    CompletableFuture<Reply> reply = fixture.pay("k1", "a");
    answer.complete(new WireResult.Failed(WireFailure.CLOSED));
    assertEquals("PENDING/UNKNOWN", text(reply));
  }

  @Test
  void aRefusedReplaySaysNothingAboutTheOriginal() {
    ScriptedGateway replaying = new ScriptedGateway(new Recovery.Replay(64, Duration.ofHours(23)));
    EngineFixture other = new EngineFixture(replaying);
    other.card.hasSecurityCode = false;
    replaying
        .thenFails(WireFailure.CLOSED)
        .then(Outcome.throttled(ERROR, Optional.empty()))
        .then(Outcome.rejected(RejectionReason.INVALID, ERROR))
        .then(charged(1999, "EUR"));
    assertEquals("PENDING/UNKNOWN", text(other.pay("k1", "a")));
    other.time.advance(Duration.ofSeconds(10));
    assertEquals(PaymentStatus.CHARGED, other.stored("pay_1").payment().status());
  }

  @Test
  void aReplayNeedsTheBodyAndSoNeverASecurityCode() {
    ScriptedGateway replaying = new ScriptedGateway(new Recovery.Replay(64, Duration.ofHours(23)));
    EngineFixture other = new EngineFixture(replaying);
    replaying.thenFails(WireFailure.CLOSED);
    assertEquals("PENDING/UNKNOWN", text(other.pay("k1", "a")));
    other.time.advance(Duration.ofSeconds(1));
    assertEquals(PaymentStatus.UNRESOLVED, other.stored("pay_1").payment().status());
    assertEquals(List.of("begin AUTHORIZE"), replaying.sent());
  }

  @Test
  void aPartThatARecoveryFindsIsGivenUpToo() {
    Processed voided = Processed.builder(Processed.Progress.SUCCEEDED, "void_1").build();
    gateway.thenFails(WireFailure.CLOSED).then(authorized(1000)).then(voided);
    assertEquals("PENDING/UNKNOWN", text(fixture.pay("k1", "a")));
    fixture.time.advance(Duration.ofSeconds(1));
    assertEquals(PaymentStatus.VOIDED, fixture.stored("pay_1").payment().status());
  }

  @Test
  void syncAsksTheGatewayAboutAnAuthorisationThatMayHaveExpired() {
    gateway
        .then(authorized(1999))
        .then(
            Processed.builder(Processed.Progress.SUCCEEDED, "ch_1")
                .amount(new Amount(1999, "EUR"))
                .expired(true)
                .build());
    fixture.pay("k1", "a").join();
    fixture
        .engine
        .flows()
        .queries()
        .payment(EngineFixture.SHOP, "pay_1", true)
        .toCompletableFuture()
        .join();
    assertEquals(PaymentStatus.EXPIRED, fixture.stored("pay_1").payment().status());
  }

  @Test
  void amountsOfCurrenciesAreNotMixed() {
    assertThrows(
        IllegalArgumentException.class, () -> new Amount(1, "EUR").plus(new Amount(1, "USD")));
  }

  private CompletableFuture<Reply> capture(String key, Optional<Long> amount) {
    return fixture.followUp(key, "pay_1", FollowUpKind.CAPTURE, amount);
  }

  private CompletableFuture<Reply> refund(String key, long amount) {
    return fixture.followUp(key, "pay_1", FollowUpKind.REFUND, Optional.of(amount));
  }

  private CompletableFuture<Reply> voidPayment(String key) {
    return fixture.followUp(key, "pay_1", FollowUpKind.VOID, Optional.empty());
  }

  private static ErrorCode refusal(CompletableFuture<Reply> reply) {
    CompletionException thrown = assertThrows(CompletionException.class, reply::join);
    return assertInstanceOf(ProblemException.class, thrown.getCause()).problem().code();
  }
}
