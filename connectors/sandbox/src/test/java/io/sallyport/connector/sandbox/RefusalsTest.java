package io.sallyport.connector.sandbox;

import static io.sallyport.connector.sandbox.Samples.AUTHORIZE;
import static io.sallyport.connector.sandbox.Samples.CAPTURE;
import static io.sallyport.connector.sandbox.Samples.GET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.RejectionReason;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.ResponseBody;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
  private static final ResponseBody NOTHING = new ResponseBody.Empty();

  private static Outcome unknown(String code) {
    return Outcome.unknown(GatewayError.of(code));
  }

  private static Outcome rejected(RejectionReason reason, String code) {
    return Outcome.rejected(reason, GatewayError.of(code));
  }

  @ParameterizedTest
  @CsvSource({
    "400,malformed",
    "404,not_found",
    "409,not_capturable",
    "409,not_voidable",
    "409,not_refundable",
    "409,amount_too_large",
    "422,invalid",
    "422,idempotency_key_reused"
  })
  void whatTheGatewayFindsWrongIsRejectedWithItsCode(int status, String code) {
    assertEquals(
        rejected(RejectionReason.INVALID, code),
        Samples.outcome(CAPTURE, Answers.answered(status, Answers.error(code))));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 422})
  void aRefusalWithoutACodeIsUnknown(int status) {
    assertEquals(
        unknown("malformed_answer"),
        Samples.outcome(CAPTURE, Answers.answered(status, Map.of(), NOTHING)));
    assertEquals(
        unknown("malformed_answer"),
        Samples.outcome(CAPTURE, Answers.answered(status, JsonObject.empty())));
  }

  @Test
  void aRequestStillInFlightIsUnknown() {
    assertEquals(
        unknown("in_flight"),
        Samples.outcome(AUTHORIZE, Answers.answered(409, Answers.error("in_flight"))));
  }

  @Test
  void aChargeOrAFollowUpIsNotFoundButANewChargeCanNotBe() {
    var answer = Answers.answered(404, Answers.error("not_found"));
    assertEquals(rejected(RejectionReason.INVALID, "not_found"), Samples.outcome(GET, answer));
    assertEquals(unknown("not_found"), Samples.outcome(AUTHORIZE, answer));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aKeyThatIsNotTakenIsACredentialRejection(int status) {
    assertEquals(
        rejected(RejectionReason.CREDENTIAL, "invalid_api_key"),
        Samples.outcome(AUTHORIZE, Answers.answered(status, Answers.error("invalid_api_key"))));
    assertEquals(
        rejected(RejectionReason.CREDENTIAL, "answered_" + status),
        Samples.outcome(AUTHORIZE, Answers.answered(status, Map.of(), NOTHING)));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "2,2", "3600,3600", "3601,3600", "999999999,3600"})
  void throttlingSaysWhenToComeBackWithinAnHour(String header, long seconds) {
    assertEquals(throttled(Optional.of(Duration.ofSeconds(seconds))), throttledBy(header));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "soon", "Tue, 03 Nov 2026 10:15:30 GMT", "9999999999"})
  void aTimeThatIsNoNumberOfSecondsIsLeftOut(String header) {
    assertEquals(throttled(Optional.empty()), throttledBy(header));
  }

  private static Outcome throttled(Optional<Duration> retryAfter) {
    return Outcome.throttled(GatewayError.of("answered_429"), retryAfter);
  }

  private static Outcome throttledBy(String header) {
    return Samples.outcome(
        AUTHORIZE, Answers.answered(429, Map.of("retry-after", header), NOTHING));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 402, 418, 500, 502, 503, 504})
  void anyOtherStatusIsUnknown(int status) {
    assertEquals(
        unknown("answered_" + status),
        Samples.outcome(AUTHORIZE, Answers.answered(status, Map.of(), NOTHING)));
    assertEquals(
        unknown("broken"),
        Samples.outcome(AUTHORIZE, Answers.answered(status, Answers.error("broken"))));
  }
}
