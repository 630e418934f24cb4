package io.sallyport.drills.rotation;

import io.sallyport.drills.Figure;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * How long payments took.
 *
 * @param peace those that no rotation touched
 * @param during those that were under way during one
 * @param shifts how long rotations took, the probe included
 * @param answering of all payments, also of those in other scenes, from when they were sent
 */
record Waits(Latencies peace, Latencies during, Latencies shifts, Latencies answering) {
  private static final String NAME = "wait";
  private static final int SANE_MILLIS = 15_000;

  /**
   * Compares.
   *
   * @param scenes the stretches of time in which there were only rotations and peace
   */
  static Waits of(Collection<Sample> samples, List<Window> scenes, Collection<Rotation> rotations) {
    List<Window> moments = rotations.stream().map(Rotation::window).toList();
    return new Waits(
        Latencies.ofSamples(
            samples.stream()
                .filter(each -> touchesAny(scenes, each) && !touchesAny(moments, each))
                .toList()),
        Latencies.ofSamples(samples.stream().filter(each -> touchesAny(moments, each)).toList()),
        Latencies.of(rotations.stream().map(Rotation::shift).toList()),
        Latencies.of(samples.stream().map(Sample::answering).toList()));
  }

  List<Figure> figures() {
    return List.of(
        Figure.measured(NAME, "in peace, ms, p50 / p99 / max", peace.line()),
        Figure.measured(NAME, "during rotations, ms, p50 / p99 / max", during.line()),
        Figure.measured(
            NAME,
            "longest during rotations / (p99 in peace + median shift)",
            String.format(Locale.ROOT, "%.2f", ratio())),
        Figure.atMost(NAME, "longest answer of all, ms", answering.longestMillis(), SANE_MILLIS));
  }

  /** One or less: nobody waited for more than the usual wait and a probe. */
  double ratio() {
    long usual = peace.percentileMillis(99) + shifts.percentileMillis(50);
    return (double) during.longestMillis() / Math.max(1, usual);
  }

  private static boolean touchesAny(Collection<Window> windows, Sample sample) {
    return windows.stream().anyMatch(window -> window.touches(sample));
  }
}
