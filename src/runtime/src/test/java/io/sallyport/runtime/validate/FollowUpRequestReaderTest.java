package io.sallyport.runtime.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.spi.Amount;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FollowUpRequestReaderTest {
  private final FollowUpRequestReader reader = new FollowUpRequestReader();

  @ParameterizedTest
  @EnumSource
  void anEmptyBodyOrObjectIsEverythingThatIsLeft(FollowUpKind kind) {
    assertEquals(FollowUpRequest.ALL, read(kind, ""));
    assertEquals(FollowUpRequest.ALL, read(kind, "{}"));
  }

  @Test
  void aCaptureHasAnAmountAndMayBeFinal() {
    assertEquals(
        new FollowUpRequest(Optional.of(new Amount(500, "EUR")), true),
        read(
            FollowUpKind.CAPTURE,
            "{\"amount\":{\"minor_amount\":500,\"currency\":\"EUR\"},\"final\":true}"));
  }

  @Test
  void aRefundHasAnAmount() {
    assertEquals(
        new FollowUpRequest(Optional.of(new Amount(500, "JPY")), false),
        read(FollowUpKind.REFUND, "{\"amount\":{\"minor_amount\":500,\"currency\":\"JPY\"}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CAPTURE | {'final':1}                                          | WRONG_TYPE    | /final",
        "REFUND  | {'final':true}                                       | UNKNOWN_FIELD | none",
        "VOID    | {'amount':{'minor_amount':500,'currency':'EUR'}}     | UNKNOWN_FIELD | none",
        "REFUND  | {'amount':500}                                       | WRONG_TYPE    | /amount",
        "REFUND  | {'amount':{'minor_amount':0,'currency':'EUR'}}       | INVALID_VALUE | /amount/minor_amount",
        "REFUND  | {'amount':{'minor_amount':500}}                      | MISSING_FIELD | /amount/currency",
        "CAPTURE | {'amount':{'minor_amount':500,'currency':'EUX'}}     | INVALID_VALUE | /amount/currency",
        "CAPTURE | {'final':true,'final':true}                          | DUPLICATE_FIELD | /final",
        "CAPTURE | {'4111111111111111':true}                            | MISPLACED_CARD_NUMBER | none",
        "CAPTURE | []                                                   | MALFORMED_JSON | none",
        "VOID    | null                                                 | MALFORMED_JSON | none",
        "VOID    | {}{}                                                 | MALFORMED_JSON | none"
      },
      quoteCharacter = '"')
  void whatIsWrongIsRefusedAtItsField(
      FollowUpKind kind, String body, ErrorCode code, String field) {
    Problem problem = Bodies.refusal(() -> read(kind, body));
    assertEquals(code, problem.code());
    assertEquals(field, problem.field().orElse("none"));
  }

  private FollowUpRequest read(FollowUpKind kind, String body) {
    return reader.read(kind, Bodies.bytes(body.replace('\'', '"')));
  }
}
