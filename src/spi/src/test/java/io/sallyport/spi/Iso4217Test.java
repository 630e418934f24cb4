package io.sallyport.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Iso4217Test {
  /** Younger than the tables of some JDKs that the tests run on. */
  private static final Set<String> CURRENCIES_NEWER_THAN_SOME_JDK =
      Set.of("SLE", "VED", "XCG", "ZWG");

  private static final Map<String, Currency> OF_THE_JDK =
      Currency.getAvailableCurrencies().stream()
          .collect(Collectors.toMap(Currency::getCurrencyCode, Function.identity()));

  @Test
  void exponentsAreTheJdksWhereverItKnowsTheCode() {
    List<String> known = Iso4217.codes().stream().filter(OF_THE_JDK::containsKey).toList();
    assertTrue(known.size() > 140, "compared only " + known.size());
    for (String code : known) {
      Currency currency = Objects.requireNonNull(OF_THE_JDK.get(code));
      assertEquals(currency.getDefaultFractionDigits(), Iso4217.exponent(code), code);
    }
  }

  @Test
  void onlyYoungCurrenciesAreUnknownToTheJdk() {
    Set<String> unknown = new TreeSet<>(Iso4217.codes());
    unknown.removeAll(OF_THE_JDK.keySet());
    unknown.removeAll(CURRENCIES_NEWER_THAN_SOME_JDK);
    assertEquals(Set.of(), unknown);
  }

  @Test
  void everyCountrysCurrencyIsThere() {
    Set<String> retired = Set.of("ANG", "BGN", "HRK", "CUC", "SLL", "ZWL", "VEF", "MRO", "STD");
    Set<String> missing =
        Stream.of(Locale.getISOCountries())
            .map(country -> Currency.getInstance(new Locale.Builder().setRegion(country).build()))
            .filter(Objects::nonNull)
            .map(Currency::getCurrencyCode)
            .filter(code -> !Iso4217.isCurrency(code) && !retired.contains(code))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), missing);
  }

  @Test
  void thereAreMoreThanOneHundredAndFortyOfThreeCapitalsEach() {
    assertTrue(Iso4217.codes().size() > 140);
    Iso4217.codes().forEach(code -> assertTrue(code.matches("[A-Z]{3}"), code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEM", "FRF", "ITL", "HRK", "BGN", "ZWL", "XAU", "XTS", "XXX", "eur", ""})
  void whatIsObsoleteOrNotPaidWithIsNoCurrency(String code) {
    assertFalse(Iso4217.isCurrency(code));
    assertThrows(IllegalArgumentException.class, () -> Iso4217.exponent(code));
  }

  @Test
  void nothingIsNoCurrency() {
    assertFalse(Iso4217.isCurrency(null));
  }
}
