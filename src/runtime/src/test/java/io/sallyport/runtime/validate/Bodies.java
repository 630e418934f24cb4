package io.sallyport.runtime.validate;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.function.Executable;

/** Bodies as an application would send them, with the networks' published test numbers. */
final class Bodies {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-15T12:00:00Z"), ZoneOffset.UTC);
  static final String NUMBER = "4111111111111111";
  static final String TOKEN = "tok_0123456789abcdefghijklmnop";

  /** The payment method of the full body. */
  static final String METHOD =
      "{\"card\":{\"number\":\"4111111111111111\",\"expiry_month\":12,\"expiry_year\":2031,"
          + "\"security_code\":\"123\",\"holder_name\":\"A Hölder\"}}";

  static final String FULL =
      """
      {"merchant":"shop-1","connector":"sandbox","merchant_transaction_id":"order-1001",
       "amount":{"minor_amount":1999,"currency":"EUR"},"capture_method":"MANUAL",
       "payment_method":%s,
       "customer":{"id":"c-17","ip":"203.0.113.9","email":"a@shop.example"},
       "billing":{"country":"DE","postal_code":"10115","city":"Berlin","line1":"Weg 1",
         "line2":"Hof"},
       "initiator":"MERCHANT","partial_authorization":true,
       "return_url":"https://shop.example/done?x=1","metadata":{"cart":"c-7","note":"a\\nb"}}
      """
          .formatted(METHOD);

  static final String MINIMAL =
      """
      {"merchant_transaction_id":"order-1001",
       "amount":{"minor_amount":1999,"currency":"EUR"},
       "payment_method":{"card":{"number":"4111111111111111","expiry_month":12,
         "expiry_year":2031}}}
      """;

  static final String BY_TOKEN =
      """
      {"merchant_transaction_id":"order-1001",
       "amount":{"minor_amount":1999,"currency":"EUR"},
       "payment_method":{"token":"tok_0123456789abcdefghijklmnop","security_code":"123"}}
      """;

  private Bodies() {}

  static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** The full body with a part of it replaced, which has to be there. */
  static String fullWith(String part, String replacement) {
    if (!FULL.contains(part)) {
      throw new IllegalArgumentException("the body does not contain " + part);
    }
    return FULL.replace(part, replacement);
  }

  static PaymentRequest read(String body) {
    return new PaymentRequestReader(CLOCK).read(bytes(body));
  }

  static Problem refusal(Executable reading) {
    return assertThrows(ProblemException.class, reading).problem();
  }
}
