package io.sallyport.spi.value;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A JSON number, as it stands in the text: never a float, so that nothing is rounded.
 *
 * @param text the number by the grammar of RFC 8259, at most 40 characters
 */
public record JsonNumber(String text) implements JsonValue {
  private static final Pattern FORM = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final int MAX_LENGTH = 40;

  /** Checks the grammar. */
  public JsonNumber {
    if (text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("text must be a JSON number of at most 40 characters");
    }
  }

  /** The JSON value of an integer. */
  public static JsonNumber of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  /** The number as a long, or empty when it has a fraction or an exponent or is out of range. */
  public OptionalLong asLong() {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException notAnInteger) {
      return OptionalLong.empty();
    }
  }
}
