package io.sallyport.runtime.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.spi.operation.CardNetwork;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberScannerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4222222222222",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "371449635398431",
        "6011111111111117",
        "30569309025904",
        "38520000023237",
        "3530111333300000",
        "6200000000000005",
        "6759649826438453",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "4111\u00a01111\u00a01111\u00a01111",
        "3782 822463 10005",
        "41 11-11.11 11-11.11 11-11",
        "my card is 4111111111111111, thanks",
        "card=4111111111111111&x=1",
        "/v1/tokens/4111111111111111",
        "order_4111111111111111_a",
        "12 4111 1111 1111 1111 7",
        "2026-11-15 4111 1111 1111 1111",
        "\"4111111111111111\"",
        "\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11",
        "123e4567-e89b-42d3-a456-426614174000 4111111111111111",
        "x123e4567-e89b-42d3-a456-4111111111111111"
      })
  void whatLooksLikeACardNumberIsFound(String text) {
    assertTrue(CardNumberScanner.holdsCardNumber(text));
    assertTrue(CardNumberScanner.holdsCardNumber(text.toCharArray(), 0, text.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4111",
        "4111111111111112",
        "411111111111111",
        "1111111111111117",
        "9111111111111111",
        "41111111111111111111111",
        "a4111111111111111",
        "4111111111111111a",
        "4111-XXXX-XXXX-1111",
        "1763208000000",
        "2026-11-15T12:00:00.000Z",
        "123e4567-e89b-42d3-a456-426614174000",
        "41111111-1111-1111-a111-111111111111",
        "41111111-1111-4111-8111-111111111111",
        "tok_01k9x4111111111111111a3b2c1d",
        "pay_41111111111111111111111111"
      })
  void everythingElseIsNot(String text) {
    assertFalse(CardNumberScanner.holdsCardNumber(text));
    assertFalse(CardNumberScanner.holdsCardNumber(text.toCharArray(), 0, text.length()));
  }

  @Test
  void aUuidIsNeverACardNumber() {
    Random random = new Random(17);
    for (int i = 0; i < 100_000; i++) {
      UUID uuid = new UUID(random.nextLong(), random.nextLong());
      assertFalse(CardNumberScanner.holdsCardNumber(uuid.toString()), uuid::toString);
    }
  }

  /** Builds numbers that are right by definition, and looks for them in a text around them. */
  @Test
  void everyNumberWithARightCheckDigitIsFoundAndNoneWithAWrongOne() {
    Random random = new Random(17);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder number = new StringBuilder("4");
      while (number.length() < 15) {
        number.append(random.nextInt(10));
      }
      int checkDigit = checkDigit(number);
      String right = "a " + number + checkDigit + ".";
      String wrong = "a " + number + (checkDigit + 1 + random.nextInt(9)) % 10 + ".";
      assertTrue(CardNumberScanner.holdsCardNumber(right), right);
      assertFalse(CardNumberScanner.holdsCardNumber(wrong), wrong);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4000, VISA",
    "4999, VISA",
    "5100, MASTERCARD",
    "5599, MASTERCARD",
    "2221, MASTERCARD",
    "2720, MASTERCARD",
    "2220, OTHER",
    "2721, OTHER",
    "3400, AMEX",
    "3799, AMEX",
    "6011, DISCOVER",
    "6440, DISCOVER",
    "6499, DISCOVER",
    "6599, DISCOVER",
    "6439, MAESTRO",
    "3000, DINERS",
    "3059, DINERS",
    "3060, OTHER",
    "3600, DINERS",
    "3899, DINERS",
    "3999, DINERS",
    "3528, JCB",
    "3589, JCB",
    "3527, OTHER",
    "3590, OTHER",
    "6200, UNIONPAY",
    "8199, UNIONPAY",
    "5000, MAESTRO",
    "5600, MAESTRO",
    "5899, MAESTRO",
    "5900, OTHER",
    "6100, MAESTRO",
    "0000, OTHER",
    "1234, OTHER",
    "9999, OTHER"
  })
  void theNetworkIsKnownByTheFirstDigits(int firstFour, CardNetwork network) {
    assertEquals(network, CardNetworks.network(firstFour));
  }

  private static int checkDigit(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? 2 * digit : digit;
      sum += weighted / 10 + weighted % 10;
    }
    return (10 - sum % 10) % 10;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111_1111_1111_1111",
        "4111:1111:1111:1111",
        "4111/1111/1111/1111",
        "4111, 1111, 1111, 1111",
        "4111  1111  1111  1111",
        "4111\t1111\t1111\t1111",
        "4111\u20091111\u20091111\u20091111",
        "4111\u200b1111\u200b1111\u200b1111",
        "order4111111111111111",
        "x4111111111111111",
        "4111111111111111xyz:x4111111111111111",
        "%B4111111111111111^DOE/J^31122010000000000000"
      })
  void commonWaysToWriteANumberAreFound(String text) {
    assertTrue(CardNumberScanner.holdsCardNumber(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e4111111111111111",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36",
        "2026-11-23T04:18:05.123456789Z",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      })
  void whatProgramsWriteIsNone(String text) {
    assertFalse(CardNumberScanner.holdsCardNumber(text));
  }
}
