package io.sallyport.engine.port;

import java.time.Duration;

/** Lets something happen later. */
public interface Timer {
  /** Runs {@code task} once, after {@code delay}, on one of the engine's threads. */
  void schedule(Duration delay, Runnable task);
}
