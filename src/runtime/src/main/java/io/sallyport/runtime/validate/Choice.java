package io.sallyport.runtime.validate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * One of a few constants, by name.
 *
 * @param rule for the text before it is looked up
 */
record Choice<E extends Enum<E>>(Map<String, E> constants, TextRule rule) {
  private static final int MAX_NAME_LENGTH = 40;

  static <E extends Enum<E>> Choice<E> of(E[] values) {
    Map<String, E> constants = new HashMap<>();
    for (E value : values) {
      constants.put(value.name(), value);
    }
    String allowed = "one of " + Arrays.toString(values);
    return new Choice<>(
        Map.copyOf(constants),
        new TextRule(1, MAX_NAME_LENGTH, c -> (c >= 'A' && c <= 'Z') || c == '_', allowed));
  }
}
