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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.sallyport.spi.Step;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.outcome.RejectionReason;
import io.sallyport.spi.value.JsonNull;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookupAnswersTest {
  private static final JsonObject CHARGE =
      Answers.charge(CHARGE_ID, REFERENCE, "authorized", TWENTY);
  private static final JsonObject FOLLOW_UP = Answers.followUp("fol_a", CHARGE_ID, REFERENCE, FIVE);

  /** A follow-up and where its charge lists it. */
  private record Listed(Operation operation, String list) {}

  private static List<Listed> followUps() {
    return List.of(
        new Listed(CAPTURE, "captures"), new Listed(VOID, "voids"), new Listed(REFUND, "refunds"));
  }

  private static Step lookedUp(JsonValue... charges) {
    JsonObject body = JsonObject.builder().put("data", Answers.list(charges)).build();
    return Samples.recovered(AUTHORIZE, Answers.answered(200, body));
  }

  private static Step lookedUp(Listed listed, JsonValue... followUps) {
    JsonObject body = Answers.with(CHARGE, listed.list(), Answers.list(followUps));
    return Samples.recovered(listed.operation(), Answers.answered(200, body));
  }

  private static Processed processed(Step step) {
    Outcome outcome = assertInstanceOf(Step.Done.class, step).outcome();
    return assertInstanceOf(Processed.class, outcome);
  }

  private static void assertUnknown(String code, Step step) {
    assertEquals(Step.done(Outcome.unknown(GatewayError.of(code))), step);
  }

  @Test
  void aChargeOfOurReferenceIsWhatBecameOfTheAuthorization() {
    assertEquals(CHARGE_ID, processed(lookedUp(CHARGE)).connectorTransactionId());
  }

  @Test
  void aDeclinedChargeIsADecline() {
    JsonObject declined =
        Answers.with(
            Answers.charge(CHARGE_ID, REFERENCE, "declined", TWENTY),
            "decline",
            Answers.decline("lost_card", "41", "do_not_retry"));
    Outcome outcome = assertInstanceOf(Step.Done.class, lookedUp(declined)).outcome();
    assertInstanceOf(Outcome.Rejected.class, outcome);
  }

  @Test
  void noChargeIsNotFound() {
    assertSame(Step.notFound(), lookedUp());
  }

  @Test
  void twoChargesOfOneReferenceAreUnknown() {
    JsonObject second = Answers.with(CHARGE, "id", new JsonString("ch_second"));
    assertUnknown("ambiguous_answer", lookedUp(CHARGE, second));
  }

  @Test
  void aListThatHoldsSomethingElseIsUnknown() {
    assertUnknown("malformed_answer", lookedUp(JsonNull.NULL));
    assertUnknown("malformed_answer", lookedUp(Answers.without(CHARGE, "amount")));
    assertUnknown("malformed_answer", lookedUp(CHARGE, new JsonString("more")));
    assertUnknown(
        "malformed_answer", lookedUp(Answers.charge(CHARGE_ID, "att_8", "authorized", TWENTY)));
  }

  @ParameterizedTest
  @MethodSource("followUps")
  void aFollowUpOfOurReferenceIsFoundAmongOthers(Listed listed) {
    JsonObject other = Answers.followUp("fol_b", CHARGE_ID, "att_8", TWENTY);
    assertEquals("fol_a", processed(lookedUp(listed, other, FOLLOW_UP)).connectorTransactionId());
  }

  @Test
  void whatIsFoundHasItsAmountAndAVoidHasNone() {
    for (Listed listed : followUps()) {
      assertEquals(
          listed.operation() == VOID ? Optional.empty() : Optional.of(FIVE),
          processed(lookedUp(listed, FOLLOW_UP)).amount());
    }
  }

  @ParameterizedTest
  @MethodSource("followUps")
  void aChargeWithoutAFollowUpOfOurReferenceIsNotFound(Listed listed) {
    JsonObject other = Answers.followUp("fol_b", CHARGE_ID, "att_8", FIVE);
    assertSame(Step.notFound(), lookedUp(listed));
    assertSame(Step.notFound(), lookedUp(listed, other));
  }

  @ParameterizedTest
  @MethodSource("followUps")
  void aFollowUpOfAnotherKindIsNotOurs(Listed listed) {
    JsonObject body = CHARGE;
    for (Listed other : followUps()) {
      if (!other.equals(listed)) {
        body = Answers.with(body, other.list(), Answers.list(FOLLOW_UP));
      }
    }
    assertSame(Step.notFound(), Samples.recovered(listed.operation(), Answers.answered(200, body)));
  }

  @ParameterizedTest
  @MethodSource("followUps")
  void twoFollowUpsOfOneReferenceAreUnknown(Listed listed) {
    assertUnknown("ambiguous_answer", lookedUp(listed, FOLLOW_UP, FOLLOW_UP));
  }

  @ParameterizedTest
  @MethodSource("followUps")
  void aListThatCanNotBeReadIsNotAnEmptyOne(Listed listed) {
    Operation operation = listed.operation();
    assertUnknown("malformed_answer", lookedUp(listed, JsonNull.NULL));
    assertUnknown("malformed_answer", lookedUp(listed, Answers.without(FOLLOW_UP, "reference")));
    assertUnknown(
        "malformed_answer",
        lookedUp(listed, Answers.with(FOLLOW_UP, "charge", new JsonString("ch_other"))));
    assertUnknown(
        "malformed_answer",
        Samples.recovered(
            operation, Answers.answered(200, Answers.without(CHARGE, listed.list()))));
    assertUnknown(
        "malformed_answer",
        Samples.recovered(
            operation,
            Answers.answered(200, Answers.with(CHARGE, "id", new JsonString("ch_other")))));
  }

  @Test
  void aReadIsLookedUpByReadingAgain() {
    Step step = Samples.recovered(GET, Answers.answered(200, CHARGE));
    assertEquals(CHARGE_ID, processed(step).connectorTransactionId());
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 302, 400, 404, 409, 429, 500, 503})
  void aLookupThatIsRefusedTellsNothing(int status) {
    for (Operation operation : List.of(AUTHORIZE, CAPTURE, VOID, REFUND, GET)) {
      assertUnknown(
          "lookup_answered_" + status,
          Samples.recovered(operation, Answers.answered(status, Answers.error("not_found"))));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aLookupWhoseKeyIsNotTakenIsRejectedForThat(int status) {
    Step refused =
        Step.done(
            Outcome.rejected(
                RejectionReason.CREDENTIAL, GatewayError.of("lookup_answered_" + status)));
    for (Operation operation : List.of(AUTHORIZE, CAPTURE, VOID, REFUND, GET)) {
      assertEquals(
          refused,
          Samples.recovered(operation, Answers.answered(status, Answers.error("not_found"))));
    }
  }

  @ParameterizedTest
  @EnumSource(WireFailure.class)
  void aLookupThatFailsTellsNothing(WireFailure failure) {
    for (Operation operation : List.of(AUTHORIZE, CAPTURE, VOID, REFUND, GET)) {
      assertEquals(
          Step.done(Outcome.unknown(failure.error())),
          Samples.recovered(operation, new WireResult.Failed(failure)));
    }
  }

  @Test
  void whatIsNoJsonObjectIsUnknown() {
    for (ResponseBody body :
        List.of(
            new ResponseBody.Empty(),
            new ResponseBody.Malformed(),
            new ResponseBody.Json(Answers.list()))) {
      assertUnknown(
          "malformed_answer", Samples.recovered(AUTHORIZE, Answers.answered(200, Map.of(), body)));
    }
    WireResult frame = new WireResult.Answered(new FrameResponse(Bytes.ofText("0110")));
    assertUnknown("malformed_answer", Samples.recovered(AUTHORIZE, frame));
    assertUnknown(
        "malformed_answer",
        Samples.recovered(AUTHORIZE, Answers.answered(200, JsonObject.empty())));
  }
}
