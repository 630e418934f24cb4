package io.sallyport.drills.rotation;

import java.time.Duration;

/**
 * A stretch of time in which something was done. Times are those of {@link System#nanoTime()}.
 *
 * @param name what was done
 */
record Window(String name, long from, long to) {
  /** Whether the payment was under way at any moment of it. */
  boolean touches(Sample sample) {
    return sample.due() - to <= 0 && sample.done() - from >= 0;
  }

  Duration length() {
    return Duration.ofNanos(to - from);
  }
}
