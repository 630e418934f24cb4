package io.sallyport.drills.rotation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
  private static final Window WINDOW = new Window("scene", 100, 200);

  @ParameterizedTest
  @CsvSource({"50, 100", "50, 150", "50, 250", "120, 130", "200, 300"})
  void aPaymentThatIsUnderWayAtAnyMomentOfItTouchesIt(long due, long done) {
    assertTrue(WINDOW.touches(new Sample(due, due, done, "")));
  }

  @ParameterizedTest
  @CsvSource({"50, 99", "201, 300"})
  void aPaymentBeforeOrAfterDoesNot(long due, long done) {
    assertFalse(WINDOW.touches(new Sample(due, due, done, "")));
  }

  @Test
  void theClockMayOverflow() {
    Window late = new Window("scene", Long.MAX_VALUE - 10, Long.MIN_VALUE + 10);
    assertTrue(
        late.touches(new Sample(Long.MAX_VALUE - 20, Long.MAX_VALUE, Long.MIN_VALUE + 5, "")));
    assertFalse(
        late.touches(
            new Sample(Long.MIN_VALUE + 11, Long.MIN_VALUE + 11, Long.MIN_VALUE + 12, "")));
  }
}
