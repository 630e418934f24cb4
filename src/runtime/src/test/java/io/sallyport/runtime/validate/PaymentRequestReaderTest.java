package io.sallyport.runtime.validate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.payment.PaymentDetails;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.spi.Amount;
import io.sallyport.spi.operation.BillingAddress;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.CardNetwork;
import io.sallyport.spi.operation.Customer;
import io.sallyport.spi.operation.Initiator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentRequestReaderTest {
  @Test
  void everyFieldOfAFullBodyIsRead() {
    try (PaymentRequest request = Bodies.read(Bodies.FULL)) {
      assertEquals(Optional.of("shop-1"), request.merchant());
      assertEquals(Optional.of("sandbox"), request.connector());
      assertEquals("order-1001", request.merchantTransactionId());
      assertEquals(new Amount(1999, "EUR"), request.amount());
      assertEquals(CaptureMethod.MANUAL, request.captureMethod());
      assertEquals(Initiator.MERCHANT, request.initiator());
      assertTrue(request.partialAuthorization());
      assertEquals(
          new PaymentDetails(
              new Customer(
                  Optional.of("c-17"), Optional.of("203.0.113.9"), Optional.of("a@shop.example")),
              new BillingAddress(
                  Optional.of("DE"),
                  Optional.of("10115"),
                  Optional.of("Berlin"),
                  Optional.of("Weg 1"),
                  Optional.of("Hof")),
              Map.of("cart", "c-7", "note", "a\nb"),
              Optional.of("https://shop.example/done?x=1")),
          request.details());
    }
  }

  @Test
  void theCardIsReadIntoSecrets() {
    try (PaymentRequest request = Bodies.read(Bodies.FULL)) {
      CardInput input = card(request);
      assertEquals(CardNetwork.VISA, input.network());
      assertEquals("4111-XXXX-XXXX-1111", input.maskedNumber());
      assertEquals(12, input.expiryMonth());
      assertEquals(2031, input.expiryYear());
      assertHolds("4111111111111111", input.card().number());
      assertHolds("123", input.card().securityCode());
      assertHolds("A Hölder", input.card().holderName());
    }
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    try (PaymentRequest request = Bodies.read(Bodies.MINIMAL)) {
      assertEquals(Optional.empty(), request.merchant());
      assertEquals(Optional.empty(), request.connector());
      assertEquals(CaptureMethod.AUTOMATIC, request.captureMethod());
      assertEquals(Initiator.CUSTOMER, request.initiator());
      assertFalse(request.partialAuthorization());
      assertEquals(PaymentDetails.NONE, request.details());
      assertNull(card(request).card().securityCode());
      assertNull(card(request).card().holderName());
    }
  }

  @Test
  void aTokenCanHaveASecurityCodeBesideIt() {
    try (PaymentRequest request = Bodies.read(Bodies.BY_TOKEN)) {
      TokenInput token =
          request
              .paymentMethod()
              .fold(
                  card -> {
                    throw new AssertionError("a card");
                  },
                  input -> input);
      assertEquals(Bodies.TOKEN, token.token());
      assertHolds("123", token.securityCode());
      assertTrue(token.securityCodeFits(CardNetwork.VISA));
      assertFalse(token.securityCodeFits(CardNetwork.AMEX));
    }
  }

  @Test
  void aNumberWithEscapesInItIsTheSameNumber() {
    String body = Bodies.fullWith("\"4111111111111111\"", "\"\\u0034111111111111111\"");
    try (PaymentRequest request = Bodies.read(body)) {
      assertHolds("4111111111111111", card(request).card().number());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4111111111111111,     VISA,       4111-XXXX-XXXX-1111, 123",
    "4222222222222,        VISA,       4222-XXXXX-2222,     123",
    "5555555555554444,     MASTERCARD, 5555-XXXX-XXXX-4444, 123",
    "2223003122003222,     MASTERCARD, 2223-XXXX-XXXX-3222, 123",
    "378282246310005,      AMEX,       3782-XXXXXXX-0005,   1234",
    "6011111111111117,     DISCOVER,   6011-XXXX-XXXX-1117, 123",
    "30569309025904,       DINERS,     3056-XXXXXX-5904,    123",
    "38520000023237,       DINERS,     3852-XXXXXX-3237,    123",
    "3530111333300000,     JCB,        3530-XXXX-XXXX-0000, 123",
    "6200000000000005,     UNIONPAY,   6200-XXXX-XXXX-0005, 123",
    "6759649826438453,     MAESTRO,    6759-XXXX-XXXX-8453, 123",
    "501800000009,         MAESTRO,    XXXX-XXXX-0009,      123",
  })
  void theNetworksTestNumbersAreReadAndMasked(
      String number, CardNetwork network, String masked, String code) {
    String body =
        Bodies.fullWith("\"4111111111111111\"", "\"" + number + "\"")
            .replace("\"123\"", "\"" + code + "\"");
    try (PaymentRequest request = Bodies.read(body)) {
      assertEquals(network, card(request).network());
      assertEquals(masked, card(request).maskedNumber());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 999_999_999_999L})
  void amountsFromZeroToTwelveDigitsAreAllowed(long minorAmount) {
    try (PaymentRequest request = Bodies.read(Bodies.fullWith("1999", "" + minorAmount))) {
      assertEquals(minorAmount, request.amount().minorAmount());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T23:59:59Z, true",
    "2026-12-01T23:59:59Z, true",
    "2026-12-02T00:00:00Z, false",
    "2001-01-01T00:00:00Z, true",
    "2000-12-31T23:59:59Z, false",
  })
  void aCardIsGoodFromTwentyFiveYearsBeforeUntilItsMonthIsOverEverywhere(
      Instant now, boolean usable) {
    byte[] body = Bodies.bytes(Bodies.MINIMAL.replace("12,", "11,").replace("2031", "2026"));
    PaymentRequestReader reader = new PaymentRequestReader(Clock.fixed(now, ZoneOffset.UTC));
    if (usable) {
      reader.read(body).close();
    } else {
      assertEquals(
          Optional.of("/payment_method/card/expiry_year"),
          Bodies.refusal(() -> reader.read(body)).field());
    }
  }

  @Test
  void theBodyIsWipedAfterItWasRead() {
    byte[] body = Bodies.bytes(Bodies.FULL);
    new PaymentRequestReader(Bodies.CLOCK).read(body).close();
    assertArrayEquals(new byte[body.length], body);
  }

  @Test
  void theBodyIsWipedAfterItWasRefused() {
    byte[] body = Bodies.bytes(Bodies.fullWith("\"EUR\"", "\"EUX\""));
    Bodies.refusal(() -> new PaymentRequestReader(Bodies.CLOCK).read(body));
    assertArrayEquals(new byte[body.length], body);
  }

  @Test
  void aRefusalAfterTheCardClosesIt() {
    byte[] body = Bodies.bytes(Bodies.fullWith("\"MERCHANT\"", "\"NOBODY\""));
    PaymentDraft draft = new PaymentDraft(Bodies.CLOCK.instant());
    Secret number;
    try (draft) {
      assertThrows(ProblemException.class, () -> PaymentRequestReader.read(body, draft));
      CardInput card = (CardInput) draft.paymentMethod;
      assertNotNull(card);
      number = card.card().number();
      assertNotNull(number);
    }
    assertThrows(IllegalStateException.class, () -> number.sameAs(new byte[0]));
  }

  @Test
  void aCardThatIsNotFinishedIsClosed() {
    CardDraft draft = new CardDraft();
    Secret number = Secret.taking(Bodies.bytes(Bodies.NUMBER));
    draft.number = number;
    draft.close();
    assertThrows(IllegalStateException.class, () -> number.sameAs(new byte[0]));
  }

  @Test
  void closingARequestClosesItsCard() {
    PaymentRequest request = Bodies.read(Bodies.FULL);
    Secret number = card(request).card().number();
    assertNotNull(number);
    request.close();
    assertThrows(IllegalStateException.class, () -> number.sameAs(new byte[0]));
  }

  @Test
  void aRequestPrintsNothingOfItself() {
    try (PaymentRequest request = Bodies.read(Bodies.FULL)) {
      assertEquals("PaymentRequest", request.toString());
      assertEquals("CardInput", request.paymentMethod().toString());
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedUnread() {
    byte[] body = new byte[JsonBody.MAX_BYTES + 1];
    assertEquals(
        ErrorCode.BODY_TOO_LARGE,
        Bodies.refusal(() -> new PaymentRequestReader(Bodies.CLOCK).read(body)).code());
  }

  private static CardInput card(PaymentRequest request) {
    return request
        .paymentMethod()
        .fold(
            card -> card,
            token -> {
              throw new AssertionError("a token");
            });
  }

  private static void assertHolds(String expected, @Nullable Secret secret) {
    assertNotNull(secret);
    assertTrue(secret.sameAs(expected.getBytes(StandardCharsets.UTF_8)));
  }
}
