package io.sallyport.runtime.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final List<String> done = new ArrayList<>();
  private final List<String> defects = new ArrayList<>();
  private final Turns turns =
      new Turns(() -> done.add("."), defect -> defects.add(String.valueOf(defect.getMessage())));

  @Test
  void aTaskThatATaskBringsRunsAfterIt() {
    turns.take(
        () -> {
          turns.take(() -> done.add("second"));
          done.add("first");
        });
    assertEquals(List.of("first", ".", "second", "."), done);
  }

  @Test
  void aTaskThatThrowsEndsNothing() {
    turns.take(
        () -> {
          turns.take(() -> done.add("second"));
          throw new IllegalStateException("first");
        });
    turns.take(() -> done.add("third"));
    assertEquals(List.of("first"), defects);
    assertEquals(List.of("second", ".", "third", "."), done);
  }

  @Test
  void tasksOfManyThreadsRunOneAtATimeAndAllOfThem() throws InterruptedException {
    int[] count = new int[1];
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Turns shared = new Turns(() -> {}, defect -> {});
    CountDownLatch begin = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                await(begin);
                for (int turn = 0; turn < 20_000; turn++) {
                  shared.take(
                      () -> {
                        most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                        count[0]++;
                        atOnce.decrementAndGet();
                      });
                }
              });
      thread.start();
      threads.add(thread);
    }
    begin.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    int[] seen = new int[1];
    shared.take(() -> seen[0] = count[0]);
    assertEquals(80_000, seen[0]);
    assertEquals(1, most.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
