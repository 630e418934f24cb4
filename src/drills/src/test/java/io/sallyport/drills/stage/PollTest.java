package io.sallyport.drills.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollTest {
  @Test
  void itAsksUntilThereIsAnAnswer() {
    AtomicInteger asked = new AtomicInteger();
    int answer =
        Poll.until(
            "an answer",
            Duration.ofSeconds(30),
            () -> Optional.of(asked.incrementAndGet()).filter(count -> count == 3));
    assertEquals(3, answer);
    assertEquals(3, asked.get());
  }

  @Test
  void whoeverWaitsInVainIsToldForWhat() {
    StageException timeout =
        assertThrows(
            StageException.class, () -> Poll.untilTrue("the start", Duration.ZERO, () -> false));
    assertEquals("the start: not within 0 s", timeout.getMessage());
  }

  @Test
  void itAsksOnceEvenWithoutTime() {
    assertTrue(Poll.isTrueWithin(Duration.ZERO, () -> true));
    assertFalse(Poll.isTrueWithin(Duration.ZERO, () -> false));
  }
}
