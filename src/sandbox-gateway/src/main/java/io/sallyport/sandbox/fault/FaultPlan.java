package io.sallyport.sandbox.fault;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which faults shall strike.
 *
 * @param rates the share of requests, from 0 to 1, that each fault strikes; together at most 1
 * @param next faults for the next requests, one each, before the rates count
 * @param delayMillis how long the faults that wait do so
 * @param seed of the random numbers behind the rates
 */
public record FaultPlan(Map<Fault, Double> rates, List<Fault> next, long delayMillis, long seed) {
  /** No faults; those that a request asks for by name wait a second. */
  public static final FaultPlan NONE = new FaultPlan(Map.of(), List.of(), 1_000, 0);

  /** The longest list of next faults. */
  public static final int LARGEST_QUEUE = 100_000;

  /** The longest delay. */
  public static final long LONGEST_DELAY_MILLIS = 600_000;

  private static final double ROUNDING = 1e-9;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException naming the part that is out of its bounds
   */
  public FaultPlan {
    double sum = rates.values().stream().mapToDouble(Double::doubleValue).sum();
    boolean inRange = rates.values().stream().allMatch(rate -> rate >= 0 && rate <= 1);
    if (!inRange || sum > 1 + ROUNDING) {
      throw new IllegalArgumentException("rates");
    }
    if (next.size() > LARGEST_QUEUE) {
      throw new IllegalArgumentException("next");
    }
    if (delayMillis < 0 || delayMillis > LONGEST_DELAY_MILLIS) {
      throw new IllegalArgumentException("delay_millis");
    }
    Map<Fault, Double> ordered = new EnumMap<>(Fault.class);
    ordered.putAll(rates);
    rates = Collections.unmodifiableMap(ordered);
    next = List.copyOf(next);
  }
}
