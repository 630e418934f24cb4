package io.sallyport.engine.store;

import static io.sallyport.engine.store.Samples.KEY_LIFE;
import static io.sallyport.engine.store.Samples.NOW;
import static io.sallyport.engine.store.Stages.await;
import static io.sallyport.engine.store.Stages.failure;
import static io.sallyport.engine.store.Stored.accepted;
import static io.sallyport.engine.store.Stored.assertSame;
import static io.sallyport.engine.store.Stored.settled;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.FollowUpStatus;
import io.sallyport.engine.payment.IllegalTransitionException;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.payment.PaymentStatus;
import io.sallyport.spi.outcome.Certainty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of payments, follow-ups, attempts and keys when something is known. */
interface Settlements extends StoreUnderTest {
  /** Later than everything else. */
  Instant LATER = NOW.plusSeconds(1);

  @Test
  default void whatIsKnownOfAPaymentIsKept() {
    NewPayment payment = accepted(payments(), "a");
    Payment authorized = Samples.forced(payment.payment(), PaymentStatus.AUTHORIZED);
    Attempt closed = payment.attempt().close(Certainty.PROCESSED, Optional.empty());
    settled(payments(), Samples.settlement(closed, authorized));
    assertEquals(
        new PaymentRecord(authorized, List.of(), List.of(closed)),
        Stored.record(payments(), authorized));
  }

  @Test
  default void aSettlementOnAnotherVersionDoesNothing() {
    NewPayment payment = accepted(payments(), "a");
    PaymentRecord before = Stored.record(payments(), payment.payment());
    Attempt closed = payment.attempt().close(Certainty.PROCESSED, Optional.empty());
    for (long version : new long[] {0, 1, 3}) {
      Payment stale =
          new Payment(
              payment.payment().terms(),
              Samples.forced(payment.payment(), PaymentStatus.FAILED).state(),
              version);
      Settlement settlement =
          new Settlement(
              closed,
              Optional.of(next(payment.attempt())),
              stale,
              Optional.empty(),
              true,
              Optional.empty());
      assertEquals(false, await(payments().settle(settlement)));
      assertEquals(before, Stored.record(payments(), payment.payment()));
      assertTrue(Stored.key(payments(), payment.key()).isPresent());
    }
  }

  @Test
  default void aSettlementOfNoPaymentDoesNothing() {
    NewPayment nowhere = Samples.payment("a");
    Payment failed = Samples.forced(nowhere.payment(), PaymentStatus.FAILED);
    assertEquals(false, await(payments().settle(Samples.settlement(nowhere.attempt(), failed))));
    assertEquals(Optional.empty(), await(payments().paymentOfAttempt("att_a")));
  }

  @Test
  default void aStaleSettlementIsNotAskedWhetherItIsLegal() {
    NewPayment payment = accepted(payments(), "a");
    Payment declined = Samples.forced(payment.payment(), PaymentStatus.DECLINED);
    settled(payments(), Samples.settlement(payment.attempt(), declined));
    Payment stale = Samples.forced(payment.payment(), PaymentStatus.CHARGED);
    assertEquals(false, await(payments().settle(Samples.settlement(payment.attempt(), stale))));
  }

  @Test
  default void theNextAttemptIsThereWithTheSettlement() {
    NewPayment payment = accepted(payments(), "a");
    Payment pending = Samples.forced(payment.payment(), PaymentStatus.PENDING);
    Attempt closed = payment.attempt().close(Certainty.NOT_SENT, Optional.empty());
    settled(
        payments(),
        new Settlement(
            closed, Optional.of(next(closed)), pending, Optional.empty(), false, Optional.empty()));
    assertEquals(List.of(closed, next(closed)), Stored.record(payments(), pending).attempts());
  }

  @Test
  default void aNextAttemptWithAnIdInUseIsRefusedAndNothingIsDone() {
    NewPayment payment = accepted(payments(), "a");
    accepted(payments(), "b");
    Payment pending = Samples.forced(payment.payment(), PaymentStatus.PENDING);
    Attempt used = Samples.attempt("att_b", "pay_a", Optional.empty(), Optional.empty(), LATER);
    failure(
        IllegalStateException.class,
        payments()
            .settle(
                new Settlement(
                    payment.attempt().close(Certainty.NOT_SENT, Optional.empty()),
                    Optional.of(used),
                    pending,
                    Optional.empty(),
                    false,
                    Optional.empty())));
    assertEquals(
        new PaymentRecord(payment.payment(), List.of(), List.of(payment.attempt())),
        Stored.record(payments(), pending));
  }

  @Test
  default void whatIsKnownOfAFollowUpIsKept() {
    NewPayment payment = accepted(payments(), "a");
    NewFollowUp followUp = accepted(payments(), Samples.followUp("b", payment.payment(), 1));
    Payment charged = Samples.forced(Stored.payment(payments(), payment), PaymentStatus.CHARGED);
    FollowUp done = forced(followUp.followUp(), FollowUpStatus.SUCCEEDED);
    Attempt closed = followUp.attempt().close(Certainty.PROCESSED, Optional.empty());
    settled(payments(), ofFollowUp(closed, charged, done));
    assertEquals(
        new PaymentRecord(charged, List.of(done), List.of(payment.attempt(), closed)),
        Stored.record(payments(), charged));
  }

  @Test
  default void aFollowUpThatIsNotThereIsRefusedAndNothingIsDone() {
    NewPayment payment = accepted(payments(), "a");
    Payment charged = Samples.forced(payment.payment(), PaymentStatus.CHARGED);
    failure(
        IllegalStateException.class,
        payments().settle(ofFollowUp(payment.attempt(), charged, Samples.capture("b", "pay_a"))));
    assertEquals(payment.payment(), Stored.payment(payments(), payment));
  }

  @ParameterizedTest
  @EnumSource(PaymentStatus.class)
  default void aPaymentBecomesOnlyWhatItMayBecome(PaymentStatus from) {
    for (PaymentStatus to : PaymentStatus.values()) {
      NewPayment payment = accepted(payments(), from + "-" + to);
      Payment before = payment.payment();
      if (from != PaymentStatus.STARTED) {
        Payment pending = Samples.forced(before, PaymentStatus.PENDING);
        before = Samples.forced(pending, from);
        settled(payments(), Samples.settlement(payment.attempt(), pending));
        settled(payments(), Samples.settlement(payment.attempt(), before));
      }
      Payment after = Samples.forced(before, to);
      Attempt closed = payment.attempt().close(Certainty.PROCESSED, Optional.empty());
      if (from.canBecome(to)) {
        settled(payments(), Samples.settlement(closed, after));
        assertEquals(after, Stored.payment(payments(), payment));
      } else {
        failure(
            IllegalTransitionException.class, payments().settle(Samples.settlement(closed, after)));
        assertEquals(
            new PaymentRecord(before, List.of(), List.of(payment.attempt())),
            Stored.record(payments(), payment.payment()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FollowUpStatus.class)
  default void aFollowUpBecomesOnlyWhatItMayBecome(FollowUpStatus from) {
    for (FollowUpStatus to : FollowUpStatus.values()) {
      NewPayment payment = accepted(payments(), from + "-" + to);
      String name = "f-" + from + "-" + to;
      NewFollowUp accepted = accepted(payments(), Samples.followUp(name, payment.payment(), 1));
      FollowUp before = forced(accepted.followUp(), from);
      Payment second =
          Samples.forced(Stored.payment(payments(), payment), PaymentStatus.AUTHORIZED);
      settled(payments(), ofFollowUp(accepted.attempt(), second, before));
      Payment third = Samples.forced(second, PaymentStatus.CHARGED);
      Settlement settlement =
          ofFollowUp(accepted.attempt(), third, forced(accepted.followUp(), to));
      if (from.canBecome(to)) {
        settled(payments(), settlement);
        assertEquals(third, Stored.payment(payments(), payment));
      } else {
        failure(IllegalTransitionException.class, payments().settle(settlement));
        PaymentRecord record = Stored.record(payments(), second);
        assertEquals(second, record.payment());
        assertEquals(List.of(before), record.followUps());
      }
    }
  }

  @Test
  default void anAnswerIsKeptWithTheKey() {
    NewPayment payment = accepted(payments(), "a");
    Payment failed = Samples.forced(payment.payment(), PaymentStatus.FAILED);
    settled(payments(), answered(payment.attempt(), failed, "done"));
    KeyRecord key = Stored.key(payments(), payment.key()).orElseThrow();
    StoredAnswer answer = key.answer().orElseThrow();
    assertEquals(201, answer.httpStatus());
    assertArrayEquals("done".getBytes(UTF_8), answer.body());
    assertEquals(payment.key().fingerprint(), key.fingerprint());
  }

  @Test
  default void aLaterSettlementWithoutAnAnswerLeavesTheAnswer() {
    NewPayment payment = accepted(payments(), "a");
    Payment authorized = Samples.forced(payment.payment(), PaymentStatus.AUTHORIZED);
    settled(payments(), answered(payment.attempt(), authorized, "done"));
    Payment expired = Samples.forced(authorized, PaymentStatus.EXPIRED);
    settled(payments(), Samples.settlement(payment.attempt(), expired));
    assertTrue(Stored.key(payments(), payment.key()).orElseThrow().answer().isPresent());
  }

  @Test
  default void aReleasedKeyIsFree() {
    NewPayment payment = accepted(payments(), "a");
    Payment failed = Samples.forced(payment.payment(), PaymentStatus.FAILED);
    settled(payments(), releasing(payment.attempt(), failed));
    assertTrue(Stored.key(payments(), payment.key()).isEmpty());
    accepted(payments(), Samples.underKey(Samples.payment("b"), payment.key().scope(), NOW));
  }

  @Test
  default void aFollowUpsKeyIsAnsweredAndThePaymentsIsNot() {
    NewPayment payment = accepted(payments(), "a");
    NewFollowUp followUp = accepted(payments(), Samples.followUp("b", payment.payment(), 1));
    Payment charged = Samples.forced(Stored.payment(payments(), payment), PaymentStatus.CHARGED);
    settled(payments(), answered(followUp.attempt(), charged, "captured"));
    assertTrue(
        Stored.key(payments(), followUp.key().orElseThrow()).orElseThrow().answer().isPresent());
    assertTrue(Stored.key(payments(), payment.key()).orElseThrow().answer().isEmpty());
  }

  @Test
  default void aKeyThatStartedSomethingElseMeanwhileIsLeftAlone() {
    NewPayment first = accepted(payments(), "a");
    NewPayment second =
        accepted(
            payments(),
            Samples.underKey(Samples.payment("b"), first.key().scope(), NOW.plus(KEY_LIFE)));
    Payment authorized = Samples.forced(first.payment(), PaymentStatus.AUTHORIZED);
    settled(payments(), answered(first.attempt(), authorized, "late"));
    assertSame(second.key(), Stored.key(payments(), second.key()).orElseThrow());
    Payment expired = Samples.forced(authorized, PaymentStatus.EXPIRED);
    settled(payments(), releasing(first.attempt(), expired));
    assertSame(second.key(), Stored.key(payments(), second.key()).orElseThrow());
  }

  @Test
  default void anAnswerToAKeyThatWasPurgedIsDropped() {
    NewPayment payment = accepted(payments(), "a");
    assertEquals(1, await(payments().purgeKeys(NOW.plus(KEY_LIFE))));
    Payment failed = Samples.forced(payment.payment(), PaymentStatus.FAILED);
    settled(payments(), answered(payment.attempt(), failed, "late"));
    assertTrue(Stored.key(payments(), payment.key()).isEmpty());
  }

  @Test
  default void aClosedAttemptStaysClosed() {
    NewPayment payment = accepted(payments(), "a");
    Attempt closed = payment.attempt().close(Certainty.PROCESSED, Optional.empty());
    Payment authorized = Samples.forced(payment.payment(), PaymentStatus.AUTHORIZED);
    settled(payments(), Samples.settlement(closed, authorized));
    Payment charged = Samples.forced(authorized, PaymentStatus.CHARGED);
    failure(
        IllegalStateException.class,
        payments().settle(Samples.settlement(payment.attempt(), charged)));
    assertEquals(authorized, Stored.payment(payments(), payment));
    settled(payments(), Samples.settlement(closed, charged));
    assertEquals(closed, Stored.attempt(payments(), "att_a"));
  }

  private static Attempt next(Attempt attempt) {
    return Samples.attempt(
        attempt.id() + "-2", attempt.paymentId(), attempt.followUpId(), attempt.key(), LATER);
  }

  private static FollowUp forced(FollowUp followUp, FollowUpStatus status) {
    return new FollowUp(
        followUp.id(),
        followUp.paymentId(),
        followUp.kind(),
        followUp.amount(),
        followUp.last(),
        followUp.internal(),
        status,
        Certainty.PROCESSED,
        followUp.connectorTransactionId(),
        followUp.error(),
        followUp.createdAt(),
        LATER);
  }

  private static Settlement ofFollowUp(Attempt attempt, Payment payment, FollowUp followUp) {
    return new Settlement(
        attempt, Optional.empty(), payment, Optional.of(followUp), false, Optional.empty());
  }

  private static Settlement answered(Attempt attempt, Payment payment, String body) {
    StoredAnswer answer = new StoredAnswer(201, body.getBytes(UTF_8));
    return new Settlement(
        attempt, Optional.empty(), payment, Optional.empty(), false, Optional.of(answer));
  }

  private static Settlement releasing(Attempt attempt, Payment payment) {
    return new Settlement(
        attempt, Optional.empty(), payment, Optional.empty(), true, Optional.empty());
  }
}
