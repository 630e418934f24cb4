package io.sallyport.engine.store;

import static io.sallyport.engine.store.Samples.CLIENT;
import static io.sallyport.engine.store.Samples.KEY_LIFE;
import static io.sallyport.engine.store.Samples.NOW;
import static io.sallyport.engine.store.Stages.await;
import static io.sallyport.engine.store.Stored.accepted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.idempotency.KeyScope;
import org.junit.jupiter.api.Test;

/** Idempotency keys: how long they are there, and how they go. */
interface Keys extends StoreUnderTest {
  @Test
  default void aKeyIsThereUntilTheInstantInWhichItExpires() {
    KeyScope scope = accepted(payments(), "a").key().scope();
    assertTrue(await(payments().key(scope, NOW.plus(KEY_LIFE).minusNanos(1_000))).isPresent());
    assertTrue(await(payments().key(scope, NOW.plus(KEY_LIFE))).isEmpty());
  }

  @Test
  default void aKeyIsFoundByAllOfItsScope() {
    accepted(payments(), "a");
    KeyScope otherClient = new KeyScope("client-2", "POST /v1/payments", "key-a");
    KeyScope otherRoute = new KeyScope(CLIENT, "POST /v1/other", "key-a");
    KeyScope otherKey = new KeyScope(CLIENT, "POST /v1/payments", "KEY-A");
    assertTrue(await(payments().key(otherClient, NOW)).isEmpty());
    assertTrue(await(payments().key(otherRoute, NOW)).isEmpty());
    assertTrue(await(payments().key(otherKey, NOW)).isEmpty());
  }

  @Test
  default void onlyExpiredKeysArePurged() {
    NewPayment old = accepted(payments(), "a");
    NewPayment young = Samples.payment("b");
    accepted(payments(), Samples.underKey(young, young.key().scope(), NOW.plusNanos(1_000)));
    assertEquals(0, await(payments().purgeKeys(NOW)));
    assertEquals(1, await(payments().purgeKeys(NOW.plus(KEY_LIFE))));
    assertEquals(0, await(payments().purgeKeys(NOW.plus(KEY_LIFE))));
    assertTrue(Stored.key(payments(), old.key()).isEmpty());
    assertTrue(Stored.key(payments(), young.key()).isPresent());
  }

  @Test
  default void aPurgedKeyLeavesItsPayment() {
    NewPayment payment = accepted(payments(), "a");
    await(payments().purgeKeys(NOW.plus(KEY_LIFE)));
    assertEquals(payment.payment(), Stored.payment(payments(), payment));
    assertEquals(payment.attempt(), Stored.attempt(payments(), "att_a"));
  }
}
