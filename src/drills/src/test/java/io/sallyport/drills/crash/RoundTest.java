package io.sallyport.drills.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTest {
  @ParameterizedTest
  @CsvSource({
    "CHARGED, PROCESSED, 1, true",
    "FAILED, NOT_SENT, 0, true",
    "CHARGED, PROCESSED, 0, false",
    "FAILED, NOT_SENT, 1, false",
    "FAILED, UNKNOWN, 0, false",
    "DECLINED, REJECTED, 0, false"
  })
  void theLedgerSaysWhatIsTrue(String status, String certainty, int charges, boolean truthful) {
    assertEquals(truthful, round(status, certainty, charges, true, true, 1).isTruthful());
  }

  @Test
  void aBrokenPromiseIsAnUntruth() {
    assertFalse(round("CHARGED", "PROCESSED", 1, false, true, 1).isTruthful());
  }

  @Test
  void noLastWordIsUnresolvedButNoUntruth() {
    Round round = round("", "", 1, true, true, 1);
    assertFalse(round.isResolved());
    assertTrue(round.isTruthful());
    assertFalse(round.isRight());
  }

  @Test
  void aSecondChargeIsFoundBeforeAndAfterTheRepeat() {
    assertTrue(round("CHARGED", "PROCESSED", 2, true, true, 2).isDoubleCharge());
    assertTrue(round("CHARGED", "PROCESSED", 1, true, true, 2).isDoubleCharge());
    assertFalse(round("FAILED", "NOT_SENT", 0, true, true, 1).isDoubleCharge());
  }

  @Test
  void whoeverRepeatsHasToBeChargedOnce() {
    assertTrue(round("FAILED", "NOT_SENT", 0, true, true, 1).isRight());
    assertFalse(round("FAILED", "NOT_SENT", 0, true, false, 0).isRight());
    assertTrue(round("FAILED", "NOT_SENT", 0, true, false, 0).line().endsWith("WRONG"));
  }

  private static Round round(
      String status,
      String certainty,
      int charges,
      boolean kept,
      boolean paid,
      int chargesAfterRepeat) {
    return new Round(
        Moment.BEFORE_THE_SEND,
        status,
        certainty,
        charges,
        kept,
        paid,
        chargesAfterRepeat,
        Duration.ZERO);
  }
}
