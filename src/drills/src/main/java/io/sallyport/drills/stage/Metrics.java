package io.sallyport.drills.stage;

/** Reads a page of metrics in Prometheus's text format. */
public final class Metrics {
  private Metrics() {}

  /** The sum of a series whose name and beginning labels are these; zero when there is none. */
  public static double sum(String page, String beginning) {
    return page.lines()
        .filter(line -> line.startsWith(beginning))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
