package io.sallyport.drills.rotation;

import io.sallyport.drills.Figure;
import io.sallyport.drills.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is made of the payments.
 *
 * @param perSecond how many were wanted
 * @param warmUp payments before the first scene
 * @param samples payments from then on
 * @param played the scenes
 * @param waits how long payments took, in peace and during rotations
 * @param books what the gateway says
 */
record Verdict(
    int perSecond,
    List<Sample> warmUp,
    List<Sample> samples,
    List<Window> played,
    Waits waits,
    Books books) {
  private static final String PAYMENTS = "payments";
  private static final int MOST_NOTES = 5;
  private static final double NEARLY = 0.98;

  /** Adds to what the scenes have shown, and to what is to be noted anyway. */
  Report report(List<Figure> shown, List<String> notes) {
    List<Figure> figures = new ArrayList<>(payments());
    figures.addAll(waits.figures());
    figures.addAll(shown);
    for (Window scene : played) {
      long failed = failed().stream().filter(scene::touches).count();
      figures.add(Figure.exactly(scene.name(), "failed payments", failed, 0));
    }
    figures.add(
        Figure.atMost(
            "client certificate",
            "certificates with open connections in the end",
            books.certificates(),
            1));
    List<String> all = new ArrayList<>(notes);
    if (rate() < perSecond * NEARLY) {
      all.add(
          "this machine did not reach "
              + perSecond
              + " payments a second: the figures are for "
              + Math.round(rate()));
    }
    failed().stream().limit(MOST_NOTES).forEach(each -> all.add("failed: " + each.trouble()));
    return new Report(figures, all);
  }

  private List<Figure> payments() {
    return List.of(
        Figure.measured(PAYMENTS, "wanted, a second", perSecond),
        Figure.measured(PAYMENTS, "reached, a second", Math.round(rate())),
        Figure.atLeast(PAYMENTS, "sent", sent(), 1),
        Figure.exactly(PAYMENTS, "failed", failed().size(), 0),
        Figure.exactly(PAYMENTS, "double charges", books.doubleCharges(), 0),
        Figure.exactly(PAYMENTS, "charges in the ledger", books.charged().size(), sent()),
        Figure.measured(PAYMENTS, "requests refused for their key", books.refusedKeys()));
  }

  private List<Sample> failed() {
    return Stream.concat(warmUp.stream(), samples.stream())
        .filter(each -> !each.isCharged())
        .toList();
  }

  private int sent() {
    return warmUp.size() + samples.size();
  }

  private double rate() {
    if (samples.isEmpty()) {
      return 0;
    }
    long first = samples.get(0).due();
    long last = first;
    for (Sample sample : samples) {
      first = sample.due() - first < 0 ? sample.due() : first;
      last = sample.done() - last > 0 ? sample.done() : last;
    }
    return samples.size() * 1000.0 / Math.max(1, Duration.ofNanos(last - first).toMillis());
  }
}
