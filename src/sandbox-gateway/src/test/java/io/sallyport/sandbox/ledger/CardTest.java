package io.sallyport.sandbox.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTest {
  @ParameterizedTest
  @CsvSource({
    "4111111111111112, 12, 2031, 123, card.number",
    "4111-1111-1111-1111, 12, 2031, 123, card.number",
    "42, 12, 2031, 123, card.number",
    "4111111111111111, 13, 2031, 123, card.expiry_month",
    "4111111111111111, 12, 31, 123, card.expiry_year",
    "4111111111111111, 12, 2031, 12, card.security_code"
  })
  void impossibleCardsAreRefusedAndTheFieldIsNamed(
      String number, long month, long year, @Nullable String securityCode, String field) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> Card.of(number, month, year, securityCode));
    assertEquals(Refusal.INVALID, refused.refusal());
    assertEquals(field, refused.field());
  }

  @Test
  void onlyTheFirstAndLastFourDigitsAreShown() {
    assertEquals("4111-XXXX-XXXX-1111", Fixtures.card("4111111111111111").maskedNumber());
    assertEquals("3782-XXXX-XXXX-0005", Fixtures.card("378282246310005").maskedNumber());
  }

  @Test
  void aCardDoesNotPrintItsNumberOrSecurityCode() {
    String printed = Fixtures.request(Fixtures.VISA, 1, true, false).toString();
    assertFalse(printed.contains(Fixtures.VISA), printed);
    assertFalse(printed.contains("123"), printed);
  }
}
