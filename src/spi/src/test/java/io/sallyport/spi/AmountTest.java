package io.sallyport.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Amount.MAX_MINOR_AMOUNT + 1, Long.MAX_VALUE})
  void anAmountOutOfRangeIsRefused(long minorAmount) {
    assertThrows(IllegalArgumentException.class, () -> new Amount(minorAmount, "EUR"));
    assertEquals(Optional.empty(), Amount.ifValid(minorAmount, "EUR"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, Amount.MAX_MINOR_AMOUNT})
  void theBoundsBelongToTheRange(long minorAmount) {
    assertEquals(minorAmount, new Amount(minorAmount, "EUR").minorAmount());
    assertEquals(Optional.of(new Amount(minorAmount, "EUR")), Amount.ifValid(minorAmount, "EUR"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eur", "EU", "EURO", "DEM", "XXX", ""})
  void whatIsNoCurrencyIsRefused(String currency) {
    assertThrows(IllegalArgumentException.class, () -> new Amount(1, currency));
    assertEquals(Optional.empty(), Amount.ifValid(1, currency));
  }

  @Test
  void noCurrencyAtAllIsNoValidAmount() {
    assertEquals(Optional.empty(), Amount.ifValid(1, null));
  }

  @Test
  void sumAndDifferenceKeepTheCurrency() {
    Amount ten = new Amount(10, "JPY");
    Amount three = new Amount(3, "JPY");
    assertEquals(new Amount(13, "JPY"), ten.plus(three));
    assertEquals(new Amount(7, "JPY"), ten.minus(three));
    assertEquals(Amount.zero("JPY"), ten.minus(ten));
  }

  @Test
  void aSumBeyondTheRangeIsRefusedAndDoesNotWrap() {
    Amount most = new Amount(Amount.MAX_MINOR_AMOUNT, "EUR");
    assertThrows(IllegalArgumentException.class, () -> most.plus(new Amount(1, "EUR")));
  }

  @Test
  void aNegativeDifferenceIsRefused() {
    Amount one = new Amount(1, "EUR");
    assertThrows(IllegalArgumentException.class, () -> one.minus(new Amount(2, "EUR")));
  }

  @Test
  void differentCurrenciesDoNotMix() {
    Amount euro = new Amount(5, "EUR");
    Amount dollar = new Amount(5, "USD");
    assertThrows(IllegalArgumentException.class, () -> euro.plus(dollar));
    assertThrows(IllegalArgumentException.class, () -> euro.minus(dollar));
    assertThrows(IllegalArgumentException.class, () -> euro.exceeds(dollar));
  }

  @Test
  void moreExceedsAndEqualDoesNot() {
    assertTrue(new Amount(2, "EUR").exceeds(new Amount(1, "EUR")));
    assertFalse(new Amount(1, "EUR").exceeds(new Amount(1, "EUR")));
    assertFalse(new Amount(0, "EUR").exceeds(new Amount(1, "EUR")));
    assertTrue(Amount.zero("EUR").isZero());
    assertFalse(new Amount(1, "EUR").isZero());
  }

  @ParameterizedTest
  @CsvSource({"1999,EUR,19.99", "500,JPY,500", "1234,KWD,1.234", "0,EUR,0.00"})
  void majorUnitsFollowTheExponent(long minorAmount, String currency, BigDecimal major) {
    assertEquals(major, new Amount(minorAmount, currency).toMajorUnits());
  }
}
