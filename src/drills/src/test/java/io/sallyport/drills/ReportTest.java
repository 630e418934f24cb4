package io.sallyport.drills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void oneFigureThatIsNotAsExpectedBreaksTheReport() {
    Figure good = Figure.exactly("crash", "double charges", 0, 0);
    Figure bad = Figure.exactly("crash", "double charges", 1, 0);
    assertTrue(new Report(List.of(good), List.of()).ok());
    assertFalse(new Report(List.of(good, bad), List.of()).ok());
  }

  @Test
  void aDrillThatLookedAtNothingHasShownNothing() {
    assertFalse(new Report(List.of(), List.of()).ok());
  }

  @Test
  void aMeasurementIsAlwaysOkAndABoundIsNot() {
    assertTrue(Figure.measured("crash", "rounds", 0).ok());
    assertTrue(Figure.atLeast("leak", "places", 3, 3).ok());
    assertFalse(Figure.atLeast("leak", "places", 2, 3).ok());
  }

  @Test
  void theJsonHasEverything() {
    Report report =
        new Report(List.of(Figure.exactly("crash", "untruths", 2, 0)), List.of("seed 7"));
    assertEquals(
        "{\"ok\":false,\"figures\":[{\"name\":\"crash\",\"figure\":\"untruths\",\"value\":\"2\","
            + "\"expected\":\"0\",\"ok\":false}],\"notes\":[\"seed 7\"]}",
        report.json().toString());
  }

  @Test
  void aTableHasColumns() {
    Table table = new Table("name", "value");
    table.row("double charges", "0");
    assertEquals(
        List.of("name            value", "---------------------", "double charges  0"),
        table.lines());
    assertThrows(IllegalArgumentException.class, () -> table.row("one"));
  }
}
