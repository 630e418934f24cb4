package io.sallyport.spi.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayErrorTest {
  @ParameterizedTest
  @CsvSource({
    "do_not_honor,do_not_honor",
    "E-12.4,E-12.4",
    "'card declined!',card_declined_",
    "'',unspecified",
    "20261231,20261231"
  })
  void codesAreBroughtIntoTheirForm(String raw, String normalised) {
    assertEquals(normalised, GatewayError.of(raw).code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "card 4111 1111 1111 1111 refused",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "number=4111111111111111;"
      })
  void aCardNumberDoesNotGetThrough(String raw) {
    GatewayError error = new GatewayError(raw, Optional.of(raw), RetryAdvice.NONE);
    assertFalse(error.code().contains("1111"), error.code());
    assertFalse(error.networkCode().orElseThrow().contains("1111"));
  }

  @Test
  void aCodeIsCutAtSixtyFourCharacters() {
    assertEquals("x".repeat(64), GatewayError.of("x".repeat(65)).code());
  }
}
