package io.sallyport.runtime.egress.answer;

import java.util.Arrays;

/** Something that was sent and is looked for in an answer; wiped when closed. */
final class Needle implements AutoCloseable {
  private static final int MAX_SEPARATORS = 3;

  private final char[] content;
  private final boolean isNumber;

  private Needle(char[] content, boolean isNumber) {
    this.content = content;
    this.isNumber = isNumber;
  }

  /** A text, found as it is. */
  static Needle text(char[] content) {
    return new Needle(content, false);
  }

  /** A card number, found also when its digits are grouped. */
  static Needle cardNumber(char[] digits) {
    return new Needle(digits, true);
  }

  int length() {
    return content.length;
  }

  boolean is(CharSequence text) {
    return text.length() == content.length && endOfMatch(text, 0) == content.length;
  }

  /** Where a match that begins at {@code start} ends, or -1. */
  int endOfMatch(CharSequence text, int start) {
    int at = start;
    for (int found = 0; found < content.length; found++) {
      if (isNumber && found > 0) {
        at = afterSeparators(text, at);
      }
      if (at >= text.length() || text.charAt(at) != content[found]) {
        return -1;
      }
      at++;
    }
    return at;
  }

  private static int afterSeparators(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && at - from < MAX_SEPARATORS && isSeparator(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSeparator(char character) {
    return switch (character) {
      case ' ', '-', '.', '_', '\t', '\u00a0', '\u2010', '\u2011', '\u2013' -> true;
      default -> false;
    };
  }

  @Override
  public void close() {
    Arrays.fill(content, '\0');
  }
}
