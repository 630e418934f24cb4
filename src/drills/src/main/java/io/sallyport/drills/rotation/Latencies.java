package io.sallyport.drills.rotation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Durations in order. */
record Latencies(List<Duration> sorted) {
  static Latencies of(Collection<Duration> durations) {
    return new Latencies(durations.stream().sorted().toList());
  }

  static Latencies ofSamples(Collection<Sample> samples) {
    return of(samples.stream().map(Sample::latency).toList());
  }

  int count() {
    return sorted.size();
  }

  /** The smallest that this share of all does not exceed, in milliseconds; zero of none. */
  long percentileMillis(int percent) {
    if (sorted.isEmpty()) {
      return 0;
    }
    int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
    return sorted.get(Math.max(0, rank - 1)).toMillis();
  }

  long longestMillis() {
    return percentileMillis(100);
  }

  /** On one line. */
  String line() {
    return percentileMillis(50) + " / " + percentileMillis(99) + " / " + longestMillis();
  }
}
