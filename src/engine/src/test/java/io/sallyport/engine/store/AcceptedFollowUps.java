package io.sallyport.engine.store;

import static io.sallyport.engine.store.Samples.CLIENT;
import static io.sallyport.engine.store.Samples.KEY_LIFE;
import static io.sallyport.engine.store.Samples.NOW;
import static io.sallyport.engine.store.Stages.await;
import static io.sallyport.engine.store.Stages.failure;
import static io.sallyport.engine.store.Stored.accepted;
import static io.sallyport.engine.store.Stored.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which follow-ups are accepted, and what is there then. */
interface AcceptedFollowUps extends StoreUnderTest {
  @Test
  default void anAcceptedFollowUpIsThereAndRaisesTheVersion() {
    NewPayment payment = accepted(payments(), "a");
    NewFollowUp followUp = accepted(payments(), Samples.followUp("b", payment.payment(), 1));
    Payment raised = new Payment(payment.payment().terms(), payment.payment().state(), 2);
    PaymentRecord expected =
        new PaymentRecord(
            raised, List.of(followUp.followUp()), List.of(payment.attempt(), followUp.attempt()));
    assertEquals(Optional.of(expected), await(payments().payment(CLIENT, "pay_a")));
    assertEquals(Optional.of(expected), await(payments().paymentOfFollowUp(CLIENT, "cap_b")));
    assertEquals(Optional.of(expected), await(payments().paymentOfAttempt("att_b")));
    assertSame(
        followUp.key().orElseThrow(),
        Stored.key(payments(), followUp.key().orElseThrow()).orElseThrow());
  }

  @Test
  default void followUpsStandInTheOrderInWhichTheyWereAccepted() {
    NewPayment payment = accepted(payments(), "a");
    accepted(payments(), Samples.followUp("z", payment.payment(), 1));
    accepted(payments(), Samples.followUp("b", payment.payment(), 2));
    assertEquals(
        List.of("cap_z", "cap_b"),
        Stored.record(payments(), payment.payment()).followUps().stream()
            .map(followUp -> followUp.id())
            .toList());
  }

  @Test
  default void aFollowUpOnAnotherVersionIsStaleAndNothingIsStored() {
    NewPayment payment = accepted(payments(), "a");
    for (long version : new long[] {0, 2, Long.MAX_VALUE}) {
      NewFollowUp stale = Samples.followUp("b", payment.payment(), version);
      assertEquals(new Acceptance.Stale(), await(payments().accept(stale)));
      assertEquals(
          new PaymentRecord(payment.payment(), List.of(), List.of(payment.attempt())),
          Stored.record(payments(), payment.payment()));
      assertTrue(Stored.key(payments(), stale.key().orElseThrow()).isEmpty());
    }
  }

  @Test
  default void aFollowUpOfNoPaymentIsStale() {
    Payment nowhere = Samples.payment("a").payment();
    assertEquals(
        new Acceptance.Stale(), await(payments().accept(Samples.followUp("b", nowhere, 1))));
    assertEquals(Optional.empty(), await(payments().paymentOfFollowUp(CLIENT, "cap_b")));
  }

  @Test
  default void theKeyOfAFollowUpIsLookedAtBeforeTheVersion() {
    NewPayment payment = accepted(payments(), "a");
    NewFollowUp first = accepted(payments(), Samples.followUp("b", payment.payment(), 1));
    Acceptance.KeyTaken taken =
        assertInstanceOf(
            Acceptance.KeyTaken.class,
            await(payments().accept(Samples.followUp("b", payment.payment(), 1))));
    assertSame(first.key().orElseThrow(), taken.key());
    assertEquals(2, Stored.payment(payments(), payment).version());
  }

  @Test
  default void anExpiredKeyOfAFollowUpIsReplaced() {
    NewPayment payment = accepted(payments(), "a");
    NewFollowUp first = accepted(payments(), Samples.followUp("b", payment.payment(), 1));
    NewFollowUp later = Samples.followUp("c", payment.payment(), 2);
    NewFollowUp sameKey =
        new NewFollowUp(
            later.followUp(),
            Samples.attempt(
                "att_c", "pay_a", Optional.of("cap_c"), first.attempt().key(), NOW.plus(KEY_LIFE)),
            2,
            Optional.of(
                Samples.key("b", CLIENT, Optional.of("cap_c"), "pay_a", NOW.plus(KEY_LIFE))));
    accepted(payments(), sameKey);
    assertEquals(
        Optional.of("cap_c"),
        Stored.key(payments(), first.key().orElseThrow()).orElseThrow().followUpId());
  }

  @Test
  default void aFollowUpOfOurOwnNeedsNoKey() {
    NewPayment payment = accepted(payments(), "a");
    NewFollowUp sample = Samples.followUp("b", payment.payment(), 1);
    NewFollowUp internal =
        new NewFollowUp(
            sample.followUp(),
            Samples.attempt("att_b", "pay_a", Optional.of("cap_b"), Optional.empty(), NOW),
            1,
            Optional.empty());
    accepted(payments(), internal);
    assertEquals(internal.attempt(), Stored.attempt(payments(), "att_b"));
    assertTrue(Stored.key(payments(), sample.key().orElseThrow()).isEmpty());
  }

  @Test
  default void aFollowUpWithAnIdInUseIsRefusedAndNothingIsStored() {
    NewPayment payment = accepted(payments(), "a");
    NewFollowUp sample = Samples.followUp("b", payment.payment(), 1);
    NewFollowUp withUsedAttempt =
        new NewFollowUp(sample.followUp(), payment.attempt(), 1, sample.key());
    failure(IllegalStateException.class, payments().accept(withUsedAttempt));
    assertEquals(
        new PaymentRecord(payment.payment(), List.of(), List.of(payment.attempt())),
        Stored.record(payments(), payment.payment()));
    assertTrue(Stored.key(payments(), sample.key().orElseThrow()).isEmpty());
  }

  @Test
  default void aFollowUpIsNotThereForAnotherClient() {
    NewPayment payment = accepted(payments(), "a");
    accepted(payments(), Samples.followUp("b", payment.payment(), 1));
    assertEquals(Optional.empty(), await(payments().paymentOfFollowUp("client-2", "cap_b")));
  }
}
