package io.sallyport.runtime.rotation;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks one at a time, in the order in which they came, each seeing what the ones before it
 * wrote. Whoever brings a task while none runs runs it, and those that come meanwhile; all others
 * go on at once. So a task may call anything that may bring another task.
 */
final class Turns {
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unfinished = new AtomicInteger();
  private final Runnable afterEach;
  private final Consumer<Throwable> defects;

  /**
   * None yet.
   *
   * @param afterEach runs as part of each task
   * @param defects gets what a task throws; the tasks after it run nevertheless
   */
  Turns(Runnable afterEach, Consumer<Throwable> defects) {
    this.afterEach = afterEach;
    this.defects = defects;
  }

  void take(Runnable task) {
    waiting.add(task);
    if (unfinished.getAndIncrement() == 0) {
      do {
        run(waiting.remove());
      } while (unfinished.decrementAndGet() > 0);
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
      afterEach.run();
    } catch (Throwable defect) {
      defects.accept(defect);
    }
  }
}
