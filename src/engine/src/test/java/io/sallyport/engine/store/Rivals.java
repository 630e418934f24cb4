package io.sallyport.engine.store;

import static io.sallyport.engine.store.Samples.CLIENT;
import static io.sallyport.engine.store.Samples.MERCHANT;
import static io.sallyport.engine.store.Samples.NOW;
import static io.sallyport.engine.store.Stages.await;
import static io.sallyport.engine.store.Stored.accepted;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.payment.PaymentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Many threads at once: exactly one gets what only one may have. */
interface Rivals extends StoreUnderTest {
  /** How many want the same. */
  int RIVALS = 24;

  @Test
  default void oneOfManyPaymentsGetsTheKey() {
    KeyScope scope = new KeyScope(CLIENT, "POST /v1/payments", "the-one");
    List<Acceptance> answers =
        together(
            rival ->
                await(
                    payments().accept(Samples.underKey(Samples.payment("p" + rival), scope, NOW))));
    String winner = await(payments().key(scope, NOW)).orElseThrow().paymentId();
    assertEquals(1, count(answers, Acceptance.Accepted.class));
    assertEquals(
        RIVALS - 1L,
        answers.stream()
            .filter(
                answer ->
                    answer instanceof Acceptance.KeyTaken taken
                        && taken.key().paymentId().equals(winner))
            .count());
    assertEquals(1, await(payments().openAttempts(RIVALS)).size());
  }

  @Test
  default void oneOfManyPaymentsGetsTheTransactionId() {
    List<Acceptance> answers =
        together(
            rival ->
                await(
                    payments().accept(Samples.payment("p" + rival, CLIENT, MERCHANT, "the-one"))));
    assertEquals(1, count(answers, Acceptance.Accepted.class));
    assertEquals(RIVALS - 1L, count(answers, Acceptance.DuplicateTransaction.class));
    assertEquals(1, await(payments().openAttempts(RIVALS)).size());
  }

  @Test
  default void oneOfManyFollowUpsGetsTheVersion() {
    NewPayment payment = accepted(payments(), "a");
    List<Acceptance> answers =
        together(
            rival -> await(payments().accept(Samples.followUp("f" + rival, payment.payment(), 1))));
    assertEquals(1, count(answers, Acceptance.Accepted.class));
    assertEquals(RIVALS - 1L, count(answers, Acceptance.Stale.class));
    PaymentRecord record = Stored.record(payments(), payment.payment());
    assertEquals(2, record.payment().version());
    assertEquals(1, record.followUps().size());
  }

  @Test
  default void oneOfManySettlementsGetsTheVersion() {
    NewPayment payment = accepted(payments(), "a");
    Payment pending = Samples.forced(payment.payment(), PaymentStatus.PENDING);
    List<Boolean> answers =
        together(rival -> await(payments().settle(Samples.settlement(payment.attempt(), pending))));
    assertEquals(1, answers.stream().filter(settled -> settled).count());
    assertEquals(2, Stored.payment(payments(), payment).version());
  }

  private static long count(List<Acceptance> answers, Class<? extends Acceptance> type) {
    return answers.stream().filter(type::isInstance).count();
  }

  private static <T> List<T> together(IntFunction<T> ask) {
    ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
    try {
      CountDownLatch start = new CountDownLatch(RIVALS);
      List<CompletableFuture<T>> answers = new ArrayList<>();
      for (int i = 0; i < RIVALS; i++) {
        int rival = i;
        answers.add(
            CompletableFuture.supplyAsync(
                () -> {
                  passTogether(start);
                  return ask.apply(rival);
                },
                threads));
      }
      return answers.stream().map(Stages::await).toList();
    } finally {
      threads.shutdown();
    }
  }

  private static void passTogether(CountDownLatch start) {
    start.countDown();
    try {
      start.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
