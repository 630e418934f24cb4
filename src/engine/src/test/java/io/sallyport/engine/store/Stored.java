package io.sallyport.engine.store;

import static io.sallyport.engine.store.Stages.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentRecord;
import java.util.Optional;

/** Looks into a store, and compares what it holds. */
final class Stored {
  private Stored() {}

  static PaymentRecord record(PaymentStore store, Payment payment) {
    return await(store.payment(payment.terms().client(), payment.id())).orElseThrow();
  }

  static Payment payment(PaymentStore store, NewPayment accepted) {
    return record(store, accepted.payment()).payment();
  }

  static Attempt attempt(PaymentStore store, String attemptId) {
    return await(store.paymentOfAttempt(attemptId)).orElseThrow().attempts().stream()
        .filter(attempt -> attempt.id().equals(attemptId))
        .findFirst()
        .orElseThrow();
  }

  static Optional<KeyRecord> key(PaymentStore store, KeyRecord key) {
    return await(store.key(key.scope(), Samples.NOW));
  }

  static NewPayment accepted(PaymentStore store, String name) {
    return accepted(store, Samples.payment(name));
  }

  static NewPayment accepted(PaymentStore store, NewPayment payment) {
    assertEquals(new Acceptance.Accepted(), await(store.accept(payment)));
    return payment;
  }

  static NewFollowUp accepted(PaymentStore store, NewFollowUp followUp) {
    assertEquals(new Acceptance.Accepted(), await(store.accept(followUp)));
    return followUp;
  }

  static void settled(PaymentStore store, Settlement settlement) {
    assertEquals(true, await(store.settle(settlement)));
  }

  static void assertNothingOf(PaymentStore store, TokenStore tokens, NewPayment refused) {
    String client = refused.payment().terms().client();
    assertEquals(Optional.empty(), await(store.payment(client, refused.payment().id())));
    assertEquals(Optional.empty(), await(store.paymentOfAttempt(refused.attempt().id())));
    assertTrue(await(store.details(refused.payment().id())).isEmpty());
    refused
        .token()
        .ifPresent(
            token -> assertTrue(await(tokens.token(client, token.card().token())).isEmpty()));
  }

  static void assertSame(SealedBytes expected, SealedBytes actual) {
    assertEquals(expected.keyId(), actual.keyId());
    assertArrayEquals(expected.content(), actual.content());
  }

  static void assertSame(TokenRecord expected, TokenRecord actual) {
    assertEquals(expected.card(), actual.card());
    assertEquals(expected.client(), actual.client());
    assertEquals(expected.merchant(), actual.merchant());
    assertSame(expected.sealed(), actual.sealed());
    assertEquals(expected.fingerprint(), actual.fingerprint());
    assertEquals(expected.createdAt(), actual.createdAt());
  }

  static void assertSame(KeyRecord expected, KeyRecord actual) {
    assertEquals(expected.scope(), actual.scope());
    assertEquals(expected.fingerprint(), actual.fingerprint());
    assertEquals(expected.paymentId(), actual.paymentId());
    assertEquals(expected.followUpId(), actual.followUpId());
    assertEquals(expected.expiresAt(), actual.expiresAt());
    assertEquals(
        expected.answer().map(answer -> answer.httpStatus()),
        actual.answer().map(answer -> answer.httpStatus()));
    assertArrayEquals(
        expected.answer().map(answer -> answer.body()).orElse(null),
        actual.answer().map(answer -> answer.body()).orElse(null));
  }
}
