package io.sallyport.engine.store;

import static io.sallyport.engine.store.Samples.CLIENT;
import static io.sallyport.engine.store.Samples.MERCHANT;
import static io.sallyport.engine.store.Samples.NOW;
import static io.sallyport.engine.store.Stages.await;
import static io.sallyport.engine.store.Stages.failure;
import static io.sallyport.engine.store.Stored.accepted;
import static io.sallyport.engine.store.Stored.settled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentStatus;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.value.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Attempts on their own. */
interface Attempts extends StoreUnderTest {
  @Test
  default void theNextSendIsKeptAndThePaymentIsAsItWas() {
    NewPayment payment = accepted(payments(), "a");
    JsonObject state = JsonObject.builder().put("payment_method", "pm_1").build();
    Attempt second = payment.attempt().atStep(2, state, NOW.plusSeconds(1));
    assertNull(await(payments().journalStep(second)));
    assertEquals(second, Stored.attempt(payments(), "att_a"));
    assertEquals(payment.payment(), Stored.payment(payments(), payment));
  }

  @Test
  default void aRescheduledAttemptIsKeptAndThePaymentIsAsItWas() {
    NewPayment payment = accepted(payments(), "a");
    Attempt later =
        payment.attempt().inDoubt(Optional.empty(), 3, Optional.of(NOW.plusSeconds(60)));
    assertNull(await(payments().reschedule(later)));
    assertEquals(later, Stored.attempt(payments(), "att_a"));
    assertEquals(payment.payment(), Stored.payment(payments(), payment));
  }

  @Test
  default void anAttemptThatIsNotThereIsRefused() {
    Attempt nowhere = Samples.payment("a").attempt();
    failure(IllegalStateException.class, payments().journalStep(nowhere));
    failure(IllegalStateException.class, payments().reschedule(nowhere));
    assertEquals(Optional.empty(), await(payments().paymentOfAttempt("att_a")));
  }

  @Test
  default void aClosedAttemptNeitherSendsNorWaitsAgain() {
    NewPayment payment = accepted(payments(), "a");
    Attempt closed = payment.attempt().close(Certainty.PROCESSED, Optional.empty());
    settled(
        payments(),
        Samples.settlement(closed, Samples.forced(payment.payment(), PaymentStatus.AUTHORIZED)));
    failure(IllegalStateException.class, payments().journalStep(payment.attempt()));
    failure(IllegalStateException.class, payments().reschedule(payment.attempt()));
    assertEquals(closed, Stored.attempt(payments(), "att_a"));
  }

  @Test
  default void anAttemptDoesNotCloseAlone() {
    NewPayment payment = accepted(payments(), "a");
    Attempt closed = payment.attempt().close(Certainty.PROCESSED, Optional.empty());
    failure(IllegalStateException.class, payments().journalStep(closed));
    failure(IllegalStateException.class, payments().reschedule(closed));
    assertEquals(payment.attempt(), Stored.attempt(payments(), "att_a"));
  }

  @Test
  default void openAttemptsComeOldestFirst() {
    accepted(payments(), startedAt("young", NOW.plusSeconds(2)));
    accepted(payments(), startedAt("old", NOW.minusSeconds(2)));
    accepted(payments(), startedAt("middle", NOW));
    accepted(payments(), startedAt("also-middle", NOW));
    assertEquals(
        List.of("att_old", "att_middle", "att_also-middle", "att_young"), openAttempts(10));
    assertEquals(List.of("att_old", "att_middle"), openAttempts(2));
    assertEquals(List.of(), openAttempts(0));
  }

  @Test
  default void closedAttemptsAreNotOpen() {
    NewPayment payment = accepted(payments(), "a");
    accepted(payments(), "b");
    Payment authorized = Samples.forced(payment.payment(), PaymentStatus.AUTHORIZED);
    settled(
        payments(),
        Samples.settlement(
            payment.attempt().close(Certainty.PROCESSED, Optional.empty()), authorized));
    accepted(payments(), Samples.followUp("c", authorized, authorized.version()));
    assertEquals(List.of("att_b", "att_c"), openAttempts(10));
  }

  @Test
  default void anAttemptInDoubtIsOpen() {
    NewPayment payment = accepted(payments(), "a");
    Attempt doubtful =
        payment.attempt().inDoubt(Optional.empty(), 1, Optional.of(NOW.plusSeconds(60)));
    settled(
        payments(),
        Samples.settlement(doubtful, Samples.forced(payment.payment(), PaymentStatus.PENDING)));
    assertEquals(List.of(doubtful), await(payments().openAttempts(10)));
  }

  @Test
  default void thePaymentOfAnAttemptIsFoundWhoeverTheClientIs() {
    NewPayment payment =
        accepted(payments(), Samples.payment("a", "client-2", MERCHANT, "order-a"));
    assertEquals(
        payment.payment(), await(payments().paymentOfAttempt("att_a")).orElseThrow().payment());
    assertEquals(Optional.empty(), await(payments().paymentOfAttempt("att_b")));
    assertEquals(Optional.empty(), await(payments().payment(CLIENT, "pay_a")));
  }

  private List<String> openAttempts(int limit) {
    return await(payments().openAttempts(limit)).stream().map(Attempt::id).toList();
  }

  private static NewPayment startedAt(String name, Instant instant) {
    NewPayment payment = Samples.payment(name);
    return Samples.underKey(payment, payment.key().scope(), instant);
  }
}
