package io.sallyport.runtime.validate;

import java.nio.CharBuffer;

/**
 * Finds what looks like a card number in a text: 13 to 19 digits, with at most two separators
 * between groups of them, with a right check digit and with first digits and length of a network.
 * Glued to letters it is found too, unless the letters may be hexadecimal digits: hashes would be
 * taken for card numbers now and then. A UUID in its canonical form (RFC 9562) is none, though its
 * groups may look like one.
 *
 * <p>It is a net for mistakes, not for somebody who hides a number.
 */
public final class CardNumberScanner {
  private static final int MIN_DIGITS = 13;
  private static final int UUID_LENGTH = 36;
  private static final int MAX_SEPARATORS = 2;

  private CardNumberScanner() {}

  /** Whether some part of the text looks like a card number. */
  public static boolean holdsCardNumber(CharSequence text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      if (digit(text.charAt(i)) >= 0) {
        digits++;
      }
    }
    return digits >= MIN_DIGITS && someWordStartsCardNumber(text);
  }

  /** The same for a part of an array, without a copy. */
  static boolean holdsCardNumber(char[] text, int offset, int length) {
    return length >= MIN_DIGITS && holdsCardNumber(CharBuffer.wrap(text, offset, length));
  }

  private static boolean someWordStartsCardNumber(CharSequence text) {
    int position = 0;
    while (position < text.length()) {
      if (isGluedCardNumber(text, position)) {
        return true;
      }
      if (!isInWord(text, position) || isInWord(text, position - 1)) {
        position++;
      } else if (isUuid(text, position)) {
        position += UUID_LENGTH;
      } else if (cardNumberStarts(text, position)) {
        return true;
      } else {
        position++;
      }
    }
    return false;
  }

  /**
   * Reads group after group, and looks at each group's end. Whether a digit counts double depends
   * on the length, which is not known yet: both sums are kept.
   */
  private static boolean cardNumberStarts(CharSequence text, int start) {
    int position = start;
    int count = 0;
    int firstFour = 0;
    int sumOfEvenLength = 0;
    int sumOfOddLength = 0;
    while (position < text.length() && count < CardNetworks.MAX_DIGITS) {
      int digit = digit(text.charAt(position));
      if (digit < 0) {
        return false;
      }
      firstFour = count < 4 ? firstFour * 10 + digit : firstFour;
      boolean atEvenIndex = count % 2 == 0;
      sumOfEvenLength += atEvenIndex ? CardNetworks.doubled(digit) : digit;
      sumOfOddLength += atEvenIndex ? digit : CardNetworks.doubled(digit);
      count++;
      position++;
      if (!isInWord(text, position)) {
        int sum = count % 2 == 0 ? sumOfEvenLength : sumOfOddLength;
        if (sum % 10 == 0 && isNumberOfNetwork(firstFour, count)) {
          return true;
        }
        position = afterSeparators(text, position);
        if (position < 0) {
          return false;
        }
      }
    }
    return false;
  }

  /** Where the next group begins, or -1 when none does. */
  private static int afterSeparators(CharSequence text, int from) {
    int position = from;
    while (position < text.length()
        && position - from < MAX_SEPARATORS
        && isSeparator(text.charAt(position))) {
      position++;
    }
    return position == from ? -1 : position;
  }

  /** A run of digits in a word, as in {@code order4111…} or the first track of a card's stripe. */
  private static boolean isGluedCardNumber(CharSequence text, int start) {
    if (!isGlue(text, start - 1)) {
      return false;
    }
    int end = start;
    while (end < text.length() && digit(text.charAt(end)) >= 0) {
      end++;
    }
    boolean bounded = end == text.length() || !isHexLetter(text.charAt(end));
    int count = end - start;
    return bounded
        && count >= MIN_DIGITS
        && count <= CardNetworks.MAX_DIGITS
        && cardNumberStarts(text.subSequence(start, end), 0);
  }

  private static boolean isGlue(CharSequence text, int position) {
    if (position < 0 || !Character.isLetter(text.charAt(position))) {
      return false;
    }
    boolean firstTrack =
        text.charAt(position) == 'B' && position > 0 && text.charAt(position - 1) == '%';
    return firstTrack || !isHexLetter(text.charAt(position));
  }

  private static boolean isHexLetter(char character) {
    return (character >= 'a' && character <= 'f') || (character >= 'A' && character <= 'F');
  }

  private static boolean isNumberOfNetwork(int firstFour, int count) {
    return count >= MIN_DIGITS && CardNetworks.issues(CardNetworks.network(firstFour), count);
  }

  private static boolean isUuid(CharSequence text, int start) {
    int end = start + UUID_LENGTH;
    if (end > text.length() || isInWord(text, end)) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char character = text.charAt(start + i);
      boolean dashExpected = i == 8 || i == 13 || i == 18 || i == 23;
      boolean right = dashExpected ? character == '-' : Character.digit(character, 16) >= 0;
      if (!right) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInWord(CharSequence text, int position) {
    return position >= 0
        && position < text.length()
        && Character.isLetterOrDigit(text.charAt(position));
  }

  /** Digits of other scripts and full-width ones count as well. */
  private static int digit(char character) {
    return character < 128
        ? (character >= '0' && character <= '9' ? character - '0' : -1)
        : Character.digit(character, 10);
  }

  /** What people and programs put between groups: spaces, dashes, line breaks, some signs. */
  private static boolean isSeparator(char character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR,
          Character.DASH_PUNCTUATION,
          Character.CONNECTOR_PUNCTUATION,
          Character.CONTROL,
          Character.FORMAT ->
          true;
      default ->
          character == '.'
              || character == ':'
              || character == '/'
              || character == ','
              || character == '\u2212';
    };
  }
}
