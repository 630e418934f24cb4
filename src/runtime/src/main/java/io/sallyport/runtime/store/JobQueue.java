package io.sallyport.runtime.store;

import io.sallyport.engine.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Jobs that wait, up to a bound; safe for any number of givers and takers. */
final class JobQueue {
  static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  private final int limit;
  private final Queue<Job<?>> waiting = new ArrayDeque<>();
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;

  JobQueue(int limit) {
    this.limit = limit;
  }

  /** Adds a job, or fails it at once when the queue is full or closed. */
  void add(Job<?> job) {
    if (!offer(job)) {
      String message = isClosed() ? "the store is closed" : "the store's queue is full";
      job.fail(new StoreUnavailableException(message, new RejectedExecutionException(message)));
      job.finish();
    }
  }

  /**
   * What waits, oldest first; waits itself for the first one. Empty when {@code patience} is over,
   * or when the queue is closed and nothing is left.
   */
  List<Job<?>> take(int atMost, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (waiting.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      List<Job<?>> taken = new ArrayList<>(Math.min(atMost, waiting.size()));
      while (taken.size() < atMost && !waiting.isEmpty()) {
        taken.add(waiting.remove());
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more jobs; what waits is still given out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isDrained() {
    lock.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private boolean offer(Job<?> job) {
    lock.lock();
    try {
      if (closed || waiting.size() >= limit) {
        return false;
      }
      waiting.add(job);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }
}
