package io.sallyport.engine.store;

import static io.sallyport.engine.store.Samples.NOW;
import static io.sallyport.engine.store.Stages.await;
import static io.sallyport.engine.store.Stored.accepted;
import static io.sallyport.engine.store.Stored.assertSame;
import static io.sallyport.engine.store.Stored.settled;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.CardView;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.payment.FollowUpStatus;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentError;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.payment.PaymentState;
import io.sallyport.engine.payment.PaymentStatus;
import io.sallyport.engine.payment.PaymentTerms;
import io.sallyport.spi.Amount;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.CardNetwork;
import io.sallyport.spi.operation.Initiator;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.NextAction;
import io.sallyport.spi.outcome.RejectionReason;
import io.sallyport.spi.outcome.RetryAdvice;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonNull;
import io.sallyport.spi.value.JsonNumber;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonString;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every field comes back as it went in. */
interface RoundTrips extends StoreUnderTest {
  /** Text that a careless store damages. */
  String TEXT = "Müller & Søn'; DROP TABLE x;-- \"水\" 😀 %_\\ ";

  @Test
  default void everyFieldOfAFullRecordSurvives() {
    NewPayment payment = accepted(payments(), fullPayment());
    Payment settled = new Payment(payment.payment().terms(), fullState(), 2);
    Attempt attempt = fullAttempt(payment.attempt());
    settled(payments(), Samples.settlement(attempt, settled));
    FollowUp followUp = fullFollowUp(settled.id());
    Attempt refunding =
        Samples.attempt("att_f", settled.id(), Optional.of(followUp.id()), Optional.empty(), NOW);
    accepted(payments(), new NewFollowUp(followUp, refunding, 2, Optional.empty()));

    PaymentRecord record = Stored.record(payments(), settled);
    assertEquals(settled.terms(), record.payment().terms());
    assertEquals(settled.state(), record.payment().state());
    assertEquals(3, record.payment().version());
    assertEquals(List.of(followUp), record.followUps());
    assertEquals(List.of(attempt, refunding), record.attempts());
    assertSame(payment.details(), await(payments().details(settled.id())).orElseThrow());
    assertSame(payment.token().orElseThrow(), await(tokens().token(TEXT, TEXT)).orElseThrow());
  }

  @Test
  default void aFollowUpsErrorAndGatewayIdSurviveItsSettlement() {
    NewPayment payment = accepted(payments(), "a");
    NewFollowUp sample = accepted(payments(), Samples.followUp("f", payment.payment(), 1));
    FollowUp failed =
        sample
            .followUp()
            .become(
                FollowUpStatus.FAILED,
                Certainty.REJECTED,
                Optional.of(TEXT),
                Optional.of(fullError()),
                NOW.plusSeconds(9));
    Payment next = Samples.forced(Stored.payment(payments(), payment), PaymentStatus.AUTHORIZED);
    settled(
        payments(),
        new Settlement(
            sample.attempt(),
            Optional.empty(),
            next,
            Optional.of(failed),
            false,
            Optional.empty()));
    assertEquals(List.of(failed), Stored.record(payments(), next).followUps());
  }

  @Test
  default void whatBecomesEmptyAgainIsEmpty() {
    NewPayment payment = accepted(payments(), "a");
    Payment full = new Payment(payment.payment().terms(), fullState(), 2);
    settled(payments(), Samples.settlement(fullAttempt(payment.attempt()), full));
    PaymentState bare =
        new PaymentState(
            PaymentStatus.CHARGED,
            Certainty.PROCESSED,
            1,
            1,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            NOW);
    Payment empty = new Payment(full.terms(), bare, 3);
    settled(payments(), Samples.settlement(payment.attempt(), empty));
    assertEquals(
        new PaymentRecord(empty, List.of(), List.of(payment.attempt())),
        Stored.record(payments(), empty));
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  default void everyErrorCodeSurvives(ErrorCode code) {
    NewPayment payment = accepted(payments(), "a");
    PaymentError bare = new PaymentError(code, Optional.empty(), Optional.empty());
    Attempt doubtful = payment.attempt().inDoubt(Optional.of(bare), 1, Optional.empty());
    await(payments().reschedule(doubtful));
    assertEquals(doubtful, Stored.attempt(payments(), "att_a"));
  }

  @Test
  default void anAnswerOfAnyBytesSurvives() {
    byte[] body = new byte[100_000];
    new Random(1).nextBytes(body);
    for (byte[] content : List.of(body, new byte[0])) {
      NewPayment payment = accepted(payments(), "a" + content.length);
      Settlement settlement =
          new Settlement(
              payment.attempt(),
              Optional.empty(),
              Samples.forced(payment.payment(), PaymentStatus.DECLINED),
              Optional.empty(),
              false,
              Optional.of(new StoredAnswer(201, content)));
      settled(payments(), settlement);
      KeyRecord key = Stored.key(payments(), payment.key()).orElseThrow();
      assertArrayEquals(content, key.answer().orElseThrow().body());
    }
  }

  @Test
  default void theEndsOfARangeSurvive() {
    NewPayment payment = accepted(payments(), "a");
    Attempt sample = payment.attempt();
    Attempt extreme =
        new Attempt(
            sample.id(),
            sample.paymentId(),
            sample.followUpId(),
            sample.operation(),
            sample.connector(),
            sample.number(),
            sample.sequenceNumber(),
            sample.startedAt(),
            Integer.MAX_VALUE,
            sample.state(),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Optional.empty(),
            Optional.empty(),
            false,
            Integer.MAX_VALUE,
            Optional.of(Instant.parse("9999-12-31T23:59:59.999999Z")),
            sample.key());
    await(payments().journalStep(extreme));
    assertEquals(extreme, Stored.attempt(payments(), "att_a"));
  }

  private static NewPayment fullPayment() {
    PaymentTerms terms =
        new PaymentTerms(
            "pay_full",
            TEXT,
            TEXT + "m",
            TEXT + "c",
            TEXT + "t",
            new Amount(Amount.MAX_MINOR_AMOUNT, "KWD"),
            CaptureMethod.AUTOMATIC,
            Initiator.MERCHANT,
            true,
            false,
            new CardView(TEXT, "5555-XXXX-XXXX-4444", CardNetwork.OTHER, 1, 9999, false),
            NOW.minusSeconds(1));
    KeyScope scope = new KeyScope(TEXT, TEXT + "r", TEXT + "k");
    KeyRecord key =
        new KeyRecord(
            scope,
            Samples.fingerprint("f"),
            "pay_full",
            Optional.empty(),
            Optional.empty(),
            NOW.plusSeconds(1));
    Attempt attempt =
        new Attempt(
            "att_full",
            "pay_full",
            Optional.empty(),
            OperationKind.CHARGE,
            TEXT,
            Integer.MAX_VALUE,
            999_999,
            NOW.minusSeconds(2),
            0,
            JsonObject.empty(),
            NOW,
            Optional.empty(),
            Optional.empty(),
            false,
            0,
            Optional.empty(),
            Optional.of(scope));
    byte[] sealed = new byte[70_000];
    new Random(2).nextBytes(sealed);
    TokenRecord token =
        new TokenRecord(
            terms.card(),
            TEXT,
            TEXT + "m",
            new SealedBytes("key_2", sealed),
            Samples.fingerprint("card"),
            NOW);
    return new NewPayment(
        new Payment(terms, PaymentState.started(NOW), 1),
        attempt,
        key,
        Optional.of(token),
        new SealedBytes("key_3", sealed));
  }

  private static PaymentState fullState() {
    return new PaymentState(
        PaymentStatus.PARTIALLY_CHARGED,
        Certainty.PROCESSED,
        Amount.MAX_MINOR_AMOUNT,
        Amount.MAX_MINOR_AMOUNT - 1,
        Amount.MAX_MINOR_AMOUNT - 2,
        Optional.of(TEXT + "gateway"),
        Optional.of(TEXT + "network"),
        Optional.of(new NextAction.Redirect(URI.create("https://bank.example/3ds?a=%C3%A4#b"))),
        Optional.of(fullError()),
        NOW.plusSeconds(3));
  }

  private static PaymentError fullError() {
    return new PaymentError(
        ErrorCode.DECLINED,
        Optional.of(RejectionReason.DECLINE),
        Optional.of(
            new GatewayError("insufficient_funds", Optional.of("51"), RetryAdvice.RETRY_LATER)));
  }

  private static Attempt fullAttempt(Attempt started) {
    JsonObject state =
        JsonObject.builder()
            .put("text", TEXT + "\u0000\n")
            .put("rate", new JsonNumber("-1.50E+3"))
            .put("long", Long.MIN_VALUE)
            .put("yes", true)
            .put(
                "list",
                new JsonArray(
                    List.of(
                        JsonNull.NULL,
                        new JsonString(""),
                        JsonObject.builder().put("z", 1).put("a", JsonObject.empty()).build())))
            .build();
    return started
        .inDoubt(Optional.of(fullError()), 5, Optional.of(NOW.plusSeconds(4)))
        .atStep(7, state, NOW.plusSeconds(2));
  }

  private static FollowUp fullFollowUp(String paymentId) {
    return new FollowUp(
        "ref_full",
        paymentId,
        FollowUpKind.REFUND,
        new Amount(Amount.MAX_MINOR_AMOUNT, "KWD"),
        false,
        true,
        FollowUpStatus.UNRESOLVED,
        Certainty.UNKNOWN,
        Optional.of(TEXT),
        Optional.of(
            new PaymentError(
                ErrorCode.UNRESOLVED, Optional.empty(), Optional.of(GatewayError.of("x")))),
        NOW,
        NOW.plusSeconds(5));
  }
}
