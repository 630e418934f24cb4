package io.sallyport.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeContextTest {
  private static final ExchangeContext CONTEXT = new ExchangeContext("att_1", Instant.EPOCH, 7);

  @Test
  void keysAreTheSameForTheSameStepAndDifferForAnother() {
    assertEquals("att_1-1", CONTEXT.gatewayKey(1));
    assertEquals(CONTEXT.gatewayKey(1), CONTEXT.gatewayKey(1));
    assertEquals("att_1-99", CONTEXT.gatewayKey(99));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 100})
  void aStepOutOfRangeHasNoKey(int step) {
    assertThrows(IllegalArgumentException.class, () -> CONTEXT.gatewayKey(step));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a-b", "a b", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx"})
  void aReferenceOfAnotherFormIsRefused(String reference) {
    assertThrows(
        IllegalArgumentException.class, () -> new ExchangeContext(reference, Instant.EPOCH, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000_000})
  void aSequenceNumberHasOneToSixDigits(int number) {
    assertThrows(
        IllegalArgumentException.class, () -> new ExchangeContext("att_1", Instant.EPOCH, number));
  }
}
