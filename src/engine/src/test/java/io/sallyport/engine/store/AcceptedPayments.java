package io.sallyport.engine.store;

import static io.sallyport.engine.store.Samples.CLIENT;
import static io.sallyport.engine.store.Samples.KEY_LIFE;
import static io.sallyport.engine.store.Samples.MERCHANT;
import static io.sallyport.engine.store.Samples.NOW;
import static io.sallyport.engine.store.Stages.await;
import static io.sallyport.engine.store.Stages.failure;
import static io.sallyport.engine.store.Stored.accepted;
import static io.sallyport.engine.store.Stored.assertNothingOf;
import static io.sallyport.engine.store.Stored.assertSame;
import static io.sallyport.engine.store.Stored.settled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.payment.PaymentStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which payments are accepted, and what is there then. */
interface AcceptedPayments extends StoreUnderTest {
  @Test
  default void anAcceptedPaymentIsThereWithAllThatCameWithIt() {
    NewPayment payment = accepted(payments(), "a");
    assertEquals(
        Optional.of(new PaymentRecord(payment.payment(), List.of(), List.of(payment.attempt()))),
        await(payments().payment(CLIENT, "pay_a")));
    assertSame(payment.details(), await(payments().details("pay_a")).orElseThrow());
    assertSame(payment.key(), await(payments().key(payment.key().scope(), NOW)).orElseThrow());
    assertSame(payment.token().orElseThrow(), await(tokens().token(CLIENT, "tok_a")).orElseThrow());
  }

  @Test
  default void aPaymentThatIsNotThereIsEmpty() {
    accepted(payments(), "a");
    assertEquals(Optional.empty(), await(payments().payment(CLIENT, "pay_b")));
    assertEquals(Optional.empty(), await(payments().details("pay_b")));
  }

  @Test
  default void aPaymentIsNotThereForAnotherClient() {
    accepted(payments(), "a");
    assertEquals(Optional.empty(), await(payments().payment("client-2", "pay_a")));
  }

  @Test
  default void aTakenKeyIsAnsweredWithItsRecordAndNothingIsStored() {
    NewPayment first = accepted(payments(), "a");
    NewPayment second = Samples.underKey(Samples.payment("b"), first.key().scope(), NOW);
    Acceptance.KeyTaken taken =
        assertInstanceOf(Acceptance.KeyTaken.class, await(payments().accept(second)));
    assertSame(first.key(), taken.key());
    assertNothingOf(payments(), tokens(), second);
    assertSame(first.key(), Stored.key(payments(), first.key()).orElseThrow());
  }

  @Test
  default void theKeyIsLookedAtBeforeTheTransactionId() {
    NewPayment first = accepted(payments(), "a");
    NewPayment repeated =
        Samples.underKey(
            Samples.payment("b", CLIENT, MERCHANT, "order-a"), first.key().scope(), NOW);
    assertInstanceOf(Acceptance.KeyTaken.class, await(payments().accept(repeated)));
  }

  @Test
  default void theSameKeyOfAnotherClientOrRouteIsAnotherKey() {
    accepted(payments(), "a");
    KeyScope otherClient = new KeyScope("client-2", "POST /v1/payments", "key-a");
    KeyScope otherRoute = new KeyScope(CLIENT, "POST /v1/other", "key-a");
    accepted(payments(), Samples.underKey(Samples.payment("b"), otherClient, NOW));
    accepted(payments(), Samples.underKey(Samples.payment("c"), otherRoute, NOW));
  }

  @Test
  default void aKeyIsTakenUntilTheInstantInWhichItExpires() {
    NewPayment first = accepted(payments(), "a");
    KeyScope scope = first.key().scope();
    NewPayment tooEarly =
        Samples.underKey(Samples.payment("b"), scope, NOW.plus(KEY_LIFE).minusNanos(1_000));
    assertInstanceOf(Acceptance.KeyTaken.class, await(payments().accept(tooEarly)));
    NewPayment later = Samples.underKey(Samples.payment("b"), scope, NOW.plus(KEY_LIFE));
    accepted(payments(), later);
    assertSame(later.key(), await(payments().key(scope, NOW.plus(KEY_LIFE))).orElseThrow());
  }

  @Test
  default void aTransactionIdThatMayHaveChargedIsRefusedAndNothingIsStored() {
    accepted(payments(), "a");
    NewPayment second = Samples.payment("b", CLIENT, MERCHANT, "order-a");
    assertEquals(new Acceptance.DuplicateTransaction("pay_a"), await(payments().accept(second)));
    assertNothingOf(payments(), tokens(), second);
    assertTrue(Stored.key(payments(), second.key()).isEmpty());
  }

  @Test
  default void theTransactionIdOfAnotherClientOrMerchantIsAnother() {
    accepted(payments(), "a");
    accepted(payments(), Samples.payment("b", "client-2", MERCHANT, "order-a"));
    accepted(payments(), Samples.payment("c", CLIENT, "shop-2", "order-a"));
  }

  @ParameterizedTest
  @EnumSource(PaymentStatus.class)
  default void aTransactionIdIsFreeAgainOnlyWhenThePaymentIsKnownNotToHaveCharged(
      PaymentStatus status) {
    NewPayment first = accepted(payments(), "a");
    Payment pending = Samples.forced(first.payment(), PaymentStatus.PENDING);
    if (status != PaymentStatus.STARTED) {
      settled(payments(), Samples.settlement(first.attempt(), pending));
      settled(payments(), Samples.settlement(first.attempt(), Samples.forced(pending, status)));
    }
    Acceptance expected =
        status.isKnownNotCharged()
            ? new Acceptance.Accepted()
            : new Acceptance.DuplicateTransaction("pay_a");
    NewPayment second = Samples.payment("b", CLIENT, MERCHANT, "order-a");
    assertEquals(expected, await(payments().accept(second)));
  }

  @Test
  default void aSecondPaymentWithTheTransactionIdGuardsItAgain() {
    NewPayment first = accepted(payments(), "a");
    settled(
        payments(),
        Samples.settlement(
            first.attempt(), Samples.forced(first.payment(), PaymentStatus.DECLINED)));
    accepted(payments(), Samples.payment("b", CLIENT, MERCHANT, "order-a"));
    assertEquals(
        new Acceptance.DuplicateTransaction("pay_b"),
        await(payments().accept(Samples.payment("c", CLIENT, MERCHANT, "order-a"))));
  }

  @Test
  default void anIdInUseIsRefusedAndNothingElseIsStored() {
    accepted(payments(), "a");
    NewPayment other = Samples.payment("b");
    NewPayment withUsedToken =
        new NewPayment(
            other.payment(),
            other.attempt(),
            other.key(),
            Samples.payment("a").token(),
            other.details());
    failure(IllegalStateException.class, payments().accept(withUsedToken));
    assertNothingOf(payments(), tokens(), other);
    assertTrue(Stored.key(payments(), other.key()).isEmpty());
  }

  @Test
  default void aPaymentWithAnEarlierTokenBringsNone() {
    NewPayment sample = Samples.payment("a");
    NewPayment withoutToken =
        new NewPayment(
            sample.payment(), sample.attempt(), sample.key(), Optional.empty(), sample.details());
    accepted(payments(), withoutToken);
    assertTrue(await(tokens().token(CLIENT, "tok_a")).isEmpty());
  }
}
