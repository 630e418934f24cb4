package io.sallyport.runtime.vault.server.imitation;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Vault reads and writes them: seconds, or {@code 1h30m}. */
final class Durations {
  /** What Vault lets anything last that has no limit of its own. */
  static final Duration LONGEST = Duration.ofDays(32);

  private static final Pattern SECONDS = Pattern.compile("[0-9]+");
  private static final Pattern PART = Pattern.compile("([0-9]+)([smhd])");

  private Durations() {}

  static Duration parse(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    Duration sum = Duration.ZERO;
    int end = 0;
    Matcher parts = PART.matcher(text);
    while (parts.find() && parts.start() == end) {
      sum = sum.plus(Duration.ofSeconds(Long.parseLong(parts.group(1)) * seconds(parts.group(2))));
      end = parts.end();
    }
    if (end != text.length()) {
      throw Refusal.of(400, "time: invalid duration \"" + text + "\"");
    }
    return sum;
  }

  static String format(Duration duration) {
    StringBuilder text = new StringBuilder();
    append(text, duration.toHours(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    return text.isEmpty() ? "0s" : text.toString();
  }

  /** As far as a lease's whole seconds tell. */
  static long rounded(Duration duration) {
    return Math.max(0, duration.plusMillis(500).toSeconds());
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static void append(StringBuilder text, long value, String unit) {
    if (value != 0) {
      text.append(value).append(unit);
    }
  }

  private static long seconds(String unit) {
    return switch (unit) {
      case "s" -> 1;
      case "m" -> 60;
      case "h" -> 3600;
      default -> 86_400;
    };
  }
}
