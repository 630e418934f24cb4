package io.sallyport.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.spi.ExchangeContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomIdsTest {
  @Test
  void idsHaveTheirFormAndDiffer() {
    RandomIds ids = new RandomIds(Clock.systemUTC());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String id = ids.next("pay");
      assertTrue(id.matches("pay_[0-9a-z]{26}"), id);
      assertTrue(seen.add(id));
    }
  }

  @Test
  void laterIdsSortAfterEarlierOnesButTokensTellNoTime() {
    RandomIds early = new RandomIds(at("2026-01-01T00:00:00Z"));
    RandomIds late = new RandomIds(at("2027-01-01T00:00:00Z"));
    assertTrue(early.next("pay").compareTo(late.next("pay")) < 0);
    Set<String> beginnings = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      beginnings.add(early.next("tok").substring(0, 8));
    }
    assertTrue(beginnings.size() > 45);
  }

  @Test
  void sequenceNumbersStayInRangeAndDoNotRepeatSoon() {
    RandomIds ids = new RandomIds(at("2026-01-01T00:00:00Z"));
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < ExchangeContext.MAX_SEQUENCE_NUMBER; i++) {
      int number = ids.nextSequenceNumber("x");
      assertTrue(number >= 1 && number <= ExchangeContext.MAX_SEQUENCE_NUMBER);
      seen.add(number);
    }
    assertEquals(ExchangeContext.MAX_SEQUENCE_NUMBER, seen.size());
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }
}
