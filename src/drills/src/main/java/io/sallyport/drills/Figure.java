package io.sallyport.drills;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.drills.stage.Json;

/**
 * One line of a drill's table.
 *
 * @param name what was looked at
 * @param figure what was counted or measured, with its unit
 * @param expected what it must be; empty for a measurement without a bound
 * @param ok whether it is as expected
 */
public record Figure(String name, String figure, String value, String expected, boolean ok) {
  /** A count that has to be exactly so. */
  public static Figure exactly(String name, String figure, long value, long expected) {
    return new Figure(
        name, figure, Long.toString(value), Long.toString(expected), value == expected);
  }

  /** A count that has to be at least so. */
  public static Figure atLeast(String name, String figure, long value, long least) {
    return new Figure(name, figure, Long.toString(value), ">= " + least, value >= least);
  }

  /** A measurement that nothing depends on. */
  public static Figure measured(String name, String figure, long value) {
    return new Figure(name, figure, Long.toString(value), "", true);
  }

  /** The same for what is no whole number. */
  public static Figure measured(String name, String figure, String value) {
    return new Figure(name, figure, value, "", true);
  }

  /** A count or measurement that may be at most so. */
  public static Figure atMost(String name, String figure, long value, long most) {
    return new Figure(name, figure, Long.toString(value), "<= " + most, value <= most);
  }

  /** Something that has to be so. */
  public static Figure isTrue(String name, String figure, boolean value) {
    return new Figure(name, figure, value ? "yes" : "no", "yes", value);
  }

  ObjectNode json() {
    return Json.object()
        .put("name", name)
        .put("figure", figure)
        .put("value", value)
        .put("expected", expected)
        .put("ok", ok);
  }
}
