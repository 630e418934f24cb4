package io.sallyport.sandbox.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultSourceTest {
  private final FaultSource source = new FaultSource();

  @Test
  void nothingStrikesUnlessItIsPlanned() {
    assertNull(source.next());
  }

  @Test
  void queuedFaultsStrikeOnceEachAndInOrder() {
    source.replace(plan(Map.of(), List.of(Fault.THROTTLE, Fault.DROP_AFTER), 0));
    assertEquals(Fault.THROTTLE, source.next());
    assertEquals(List.of(Fault.DROP_AFTER), source.remaining().next());
    assertEquals(Fault.DROP_AFTER, source.next());
    assertNull(source.next());
  }

  @Test
  void theSameSeedGivesTheSameFaults() {
    FaultPlan plan = plan(Map.of(Fault.GARBAGE, 0.3, Fault.DROP_AFTER, 0.2), List.of(), 42);
    source.replace(plan);
    List<@Nullable Fault> first = draw(1000);
    source.replace(plan);
    assertEquals(first, draw(1000));
    source.replace(plan(plan.rates(), List.of(), 43));
    List<@Nullable Fault> other = draw(1000);
    assertEquals(300, Collections.frequency(first, Fault.GARBAGE), 60);
    assertEquals(200, Collections.frequency(first, Fault.DROP_AFTER), 60);
    assertNotEquals(first, other);
  }

  @Test
  void impossiblePlansAreRefusedAndThePartIsNamed() {
    assertEquals("rates", refused(Map.of(Fault.DELAY, 1.1), 0));
    assertEquals("rates", refused(Map.of(Fault.DELAY, Double.NaN), 0));
    assertEquals("rates", refused(Map.of(Fault.DELAY, 0.6, Fault.GARBAGE, 0.6), 0));
    assertEquals("delay_millis", refused(Map.of(), -1));
  }

  private List<@Nullable Fault> draw(int count) {
    List<@Nullable Fault> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(source.next());
    }
    return drawn;
  }

  private static @Nullable String refused(Map<Fault, Double> rates, long delayMillis) {
    return assertThrows(
            IllegalArgumentException.class, () -> new FaultPlan(rates, List.of(), delayMillis, 0))
        .getMessage();
  }

  private static FaultPlan plan(Map<Fault, Double> rates, List<Fault> next, long seed) {
    return new FaultPlan(rates, next, 1000, seed);
  }
}
