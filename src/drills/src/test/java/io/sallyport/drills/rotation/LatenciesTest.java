package io.sallyport.drills.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void aPercentileIsTheSmallestValueThatThisShareDoesNotExceed() {
    Latencies hundred =
        Latencies.of(LongStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList());
    assertEquals(50, hundred.percentileMillis(50));
    assertEquals(99, hundred.percentileMillis(99));
    assertEquals(100, hundred.longestMillis());
    assertEquals("50 / 99 / 100", hundred.line());
  }

  @Test
  void theOrderDoesNotMatter() {
    Latencies few =
        Latencies.of(List.of(Duration.ofMillis(9), Duration.ofMillis(1), Duration.ofMillis(5)));
    assertEquals("5 / 9 / 9", few.line());
  }

  @Test
  void ofNothingEverythingIsZero() {
    assertEquals("0 / 0 / 0", Latencies.of(List.of()).line());
  }

  @Test
  void theWaitCountsFromWhenThePaymentWasDue() {
    Sample late = new Sample(0, 1, Duration.ofMillis(70).toNanos(), "");
    assertEquals(70, Latencies.ofSamples(List.of(late)).longestMillis());
  }
}
