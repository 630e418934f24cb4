package io.sallyport.connector.sandbox;

import static io.sallyport.connector.sandbox.Samples.AUTHORIZE;
import static io.sallyport.connector.sandbox.Samples.CAPTURE;
import static io.sallyport.connector.sandbox.Samples.CHARGE_ID;
import static io.sallyport.connector.sandbox.Samples.FIVE;
import static io.sallyport.connector.sandbox.Samples.GET;
import static io.sallyport.connector.sandbox.Samples.REFERENCE;
import static io.sallyport.connector.sandbox.Samples.REFUND;
import static io.sallyport.connector.sandbox.Samples.TWENTY;
import static io.sallyport.connector.sandbox.Samples.VOID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.spi.Amount;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.outcome.Processed.Progress;
import io.sallyport.spi.outcome.RetryAdvice;
import io.sallyport.spi.value.JsonBoolean;
import io.sallyport.spi.value.JsonNull;
import io.sallyport.spi.value.JsonNumber;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonString;
import io.sallyport.spi.value.JsonValue;
import io.sallyport.spi.wire.Bytes;
import io.sallyport.spi.wire.FrameResponse;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationAnswersTest {
  private static final Outcome MALFORMED = Outcome.unknown(GatewayError.of("malformed_answer"));
  private static final JsonObject AUTHORIZED =
      Answers.charge(CHARGE_ID, REFERENCE, "authorized", TWENTY);
  private static final JsonObject CAPTURED = Answers.followUp("cap_a", CHARGE_ID, REFERENCE, FIVE);
  private static final JsonObject DECLINED =
      Answers.with(
          Answers.charge(CHARGE_ID, REFERENCE, "declined", TWENTY),
          "decline",
          Answers.decline("insufficient_funds", "51", "retry_later"));

  @Test
  void anAuthorizedChargeIsProcessedWithTheGatewaysAmounts() {
    Processed processed = Samples.processed(AUTHORIZE, Answers.answered(201, AUTHORIZED));
    assertEquals(Progress.SUCCEEDED, processed.progress());
    assertEquals(CHARGE_ID, processed.connectorTransactionId());
    assertEquals(Optional.of(TWENTY), processed.amount());
    assertEquals(Optional.of(Amount.zero("EUR")), processed.capturedAmount());
    assertEquals(Optional.of("ABCDEFGHIJKLMNO"), processed.networkTransactionId());
  }

  @Test
  void aCapturedChargeSaysWhatIsCaptured() {
    JsonObject charge = Answers.charge(CHARGE_ID, REFERENCE, "captured", TWENTY);
    Processed processed = Samples.processed(AUTHORIZE, Answers.answered(201, charge));
    assertEquals(Optional.of(TWENTY), processed.capturedAmount());
  }

  @Test
  void aPartOfTheAmountAndAnotherCurrencyAreHandedOnAsTheyCame() {
    JsonObject part = Answers.with(AUTHORIZED, "amount_authorized", JsonNumber.of(700));
    JsonObject other = Answers.with(part, "currency", new JsonString("USD"));
    assertEquals(
        Optional.of(new Amount(700, "USD")),
        Samples.processed(AUTHORIZE, Answers.answered(201, other)).amount());
  }

  @Test
  void aNetworkIdIsOptional() {
    JsonObject charge = Answers.without(AUTHORIZED, "network_transaction_id");
    assertEquals(
        Optional.empty(),
        Samples.processed(AUTHORIZE, Answers.answered(201, charge)).networkTransactionId());
  }

  @ParameterizedTest
  @CsvSource({
    "retry_later,RETRY_LATER",
    "do_not_retry,DO_NOT_RETRY",
    "try_other_card,TRY_OTHER_METHOD",
    "ask_your_bank,NONE"
  })
  void aDeclineKeepsItsCodesAndItsAdvice(String advice, RetryAdvice expected) {
    JsonObject charge =
        Answers.with(DECLINED, "decline", Answers.decline("insufficient_funds", "51", advice));
    GatewayError error = new GatewayError("insufficient_funds", Optional.of("51"), expected);
    assertEquals(
        Outcome.declined(error, Optional.of(CHARGE_ID)),
        Samples.outcome(AUTHORIZE, Answers.answered(201, charge)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amount_authorized", "amount_captured"})
  void aDeclineThatHoldsMoneyIsUnknown(String member) {
    JsonObject charge = Answers.with(DECLINED, member, JsonNumber.of(1));
    assertEquals(MALFORMED, Samples.outcome(AUTHORIZE, Answers.answered(201, charge)));
  }

  @Test
  void aDeclineWithoutAReasonAndAReasonWithoutADeclineAreUnknown() {
    JsonObject silent = Answers.without(DECLINED, "decline");
    JsonObject both = Answers.with(DECLINED, "status", new JsonString("authorized"));
    assertEquals(MALFORMED, Samples.outcome(AUTHORIZE, Answers.answered(201, silent)));
    assertEquals(MALFORMED, Samples.outcome(AUTHORIZE, Answers.answered(201, both)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "reference",
        "status",
        "amount",
        "currency",
        "amount_authorized",
        "amount_captured",
        "amount_refunded"
      })
  void aChargeThatLacksSomethingIsUnknown(String member) {
    assertUnknown(Answers.without(AUTHORIZED, member));
    for (JsonValue stranger :
        List.of(
            JsonNull.NULL,
            JsonBoolean.TRUE,
            new JsonString("../" + member),
            new JsonNumber("99999999999999999999"),
            JsonNumber.of(-1),
            JsonObject.empty())) {
      assertUnknown(Answers.with(AUTHORIZED, member, stranger));
    }
  }

  private static void assertUnknown(JsonObject charge) {
    assertEquals(MALFORMED, Samples.outcome(AUTHORIZE, Answers.answered(201, charge)));
  }

  @Test
  void anUnknownStatusAndAnUnknownCurrencyAreUnknown() {
    assertUnknown(Answers.with(AUTHORIZED, "status", new JsonString("thinking")));
    assertUnknown(Answers.with(AUTHORIZED, "currency", new JsonString("DEM")));
  }

  @Test
  void aChargeOfAnotherReferenceIsUnknown() {
    assertUnknown(Answers.charge(CHARGE_ID, "att_8", "authorized", TWENTY));
  }

  @Test
  void whatIsNoJsonObjectIsUnknown() {
    for (ResponseBody body :
        List.of(
            new ResponseBody.Empty(),
            new ResponseBody.Malformed(),
            new ResponseBody.Text("<html>"),
            new ResponseBody.Json(Answers.list(AUTHORIZED)))) {
      assertEquals(MALFORMED, Samples.outcome(AUTHORIZE, Answers.answered(201, Map.of(), body)));
    }
    WireResult frame = new WireResult.Answered(new FrameResponse(Bytes.ofText("0110")));
    assertEquals(MALFORMED, Samples.outcome(AUTHORIZE, frame));
  }

  @Test
  void aCaptureIsProcessedWithTheGatewaysAmountAndId() {
    Processed processed = Samples.processed(CAPTURE, Answers.answered(201, CAPTURED));
    assertEquals("cap_a", processed.connectorTransactionId());
    assertEquals(Optional.of(FIVE), processed.amount());
    JsonObject other = Answers.with(CAPTURED, "amount", JsonNumber.of(499));
    assertEquals(
        Optional.of(new Amount(499, "EUR")),
        Samples.processed(CAPTURE, Answers.answered(201, other)).amount());
  }

  @Test
  void aRefundIsProcessedWithItsAmountAndAVoidWithoutOne() {
    JsonObject refund = Answers.followUp("ref_a", CHARGE_ID, REFERENCE, FIVE);
    JsonObject gaveUp = Answers.followUp("void_a", CHARGE_ID, REFERENCE, TWENTY);
    assertEquals(
        Optional.of(FIVE), Samples.processed(REFUND, Answers.answered(201, refund)).amount());
    assertEquals(Optional.empty(), Samples.processed(VOID, Answers.answered(201, gaveUp)).amount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "charge", "reference", "status", "amount", "currency"})
  void aFollowUpThatLacksSomethingIsUnknown(String member) {
    for (JsonObject body :
        List.of(
            Answers.without(CAPTURED, member),
            Answers.with(CAPTURED, member, JsonNull.NULL),
            Answers.with(CAPTURED, member, new JsonString("another thing")))) {
      assertEquals(MALFORMED, Samples.outcome(CAPTURE, Answers.answered(201, body)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "authorized,false",
    "captured,false",
    "partially_captured,false",
    "refunded,false",
    "partially_refunded,false",
    "voided,true"
  })
  void aReadSaysWhereTheChargeStands(String status, boolean voided) {
    JsonObject charge =
        Answers.chargeBuilder(CHARGE_ID, "att_first", status, 1999, "EUR")
            .put("amount_authorized", 1999)
            .put("amount_captured", 500)
            .put("amount_refunded", 200)
            .build();
    Processed processed = Samples.processed(GET, Answers.answered(200, charge));
    assertEquals(voided, processed.voided());
    assertEquals(Optional.of(TWENTY), processed.amount());
    assertEquals(Optional.of(FIVE), processed.capturedAmount());
    assertEquals(Optional.of(new Amount(200, "EUR")), processed.refundedAmount());
  }

  @Test
  void aReadOfADeclinedChargeIsADeclineAndOfAnotherChargeUnknown() {
    Outcome declined = Samples.outcome(GET, Answers.answered(200, DECLINED));
    assertTrue(declined instanceof Outcome.Rejected, declined.toString());
    JsonObject other = Answers.charge("ch_other", REFERENCE, "authorized", TWENTY);
    assertEquals(MALFORMED, Samples.outcome(GET, Answers.answered(200, other)));
  }

  @ParameterizedTest
  @EnumSource(WireFailure.class)
  void aFailureIsUnknownOrNotSentByWhatItProves(WireFailure failure) {
    assertEquals(failure.outcome(), Samples.outcome(AUTHORIZE, new WireResult.Failed(failure)));
  }
}
