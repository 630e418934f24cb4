package io.sallyport.drills.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.drills.Figure;
import io.sallyport.drills.Report;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Window SCENE = new Window("scene", millis(0), millis(100));
  private static final List<Sample> PAID =
      List.of(
          new Sample(millis(0), millis(1), millis(10), ""),
          new Sample(millis(50), millis(50), millis(200), ""));

  @Test
  void allPaidOnceIsFine() {
    Report report = report(PAID, List.of("a", "b"), 1);
    assertTrue(report.ok(), report::toString);
    assertEquals(List.of(), report.notes());
  }

  @Test
  void aFailedPaymentBreaksItsSceneAndIsNoted() {
    List<Sample> failed =
        List.of(PAID.get(0), new Sample(millis(50), millis(50), millis(60), "502 SP4003"));
    Report report = report(failed, List.of("a", "b"), 1);
    assertFalse(figure(report, "payments", "failed").ok());
    assertFalse(figure(report, "scene", "failed payments").ok());
    assertEquals(List.of("failed: 502 SP4003"), report.notes());
  }

  @Test
  void aDoubleChargeIsSeen() {
    Figure figure = figure(report(PAID, List.of("a", "a"), 1), "payments", "double charges");
    assertEquals("1", figure.value());
    assertFalse(figure.ok());
  }

  @Test
  void aChargeThatNobodyAskedForIsSeen() {
    Report report = report(PAID, List.of("a", "b", "c"), 1);
    assertFalse(figure(report, "payments", "charges in the ledger").ok());
  }

  @Test
  void aSlowMachineIsNotedAndNotFailed() {
    Report report = report(PAID, List.of("a", "b"), 200);
    assertTrue(report.ok(), report::toString);
    assertEquals(
        List.of("this machine did not reach 200 payments a second: the figures are for 10"),
        report.notes());
  }

  @Test
  void waitsAreToldApartByWhatTheyTouch() {
    Rotation rotation =
        new Rotation(new Window("rotation", millis(40), millis(60)), Duration.ofMillis(20));
    Waits waits = Waits.of(PAID, List.of(SCENE), List.of(rotation));
    assertEquals("10 / 10 / 10", waits.peace().line());
    assertEquals("150 / 150 / 150", waits.during().line());
    assertEquals(5.0, waits.ratio());
  }

  private static Report report(List<Sample> samples, List<String> charged, int perSecond) {
    Waits waits = Waits.of(samples, List.of(SCENE), List.of());
    return new Verdict(
            perSecond, List.of(), samples, List.of(SCENE), waits, new Books(charged, 0, 1))
        .report(List.of(), List.of());
  }

  private static Figure figure(Report report, String name, String figure) {
    return report.figures().stream()
        .filter(each -> each.name().equals(name) && each.figure().equals(figure))
        .findFirst()
        .orElseThrow();
  }

  private static long millis(long count) {
    return Duration.ofMillis(count).toNanos();
  }
}
