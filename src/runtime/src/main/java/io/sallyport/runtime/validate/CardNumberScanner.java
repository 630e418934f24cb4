package io.sallyport.runtime.validate;

import java.nio.CharBuffer;

/**
 * Finds what looks like a card number in a text: 13 to 19 digits, with single separators between
 * groups of them, not part of a longer run of letters and digits, with a right check digit and with
 * first digits and length of a network. A UUID in its canonical form (RFC 9562) is none, though its
 * groups may look like one.
 *
 * <p>It is a net for mistakes, not for somebody who hides a number: a number that is glued to
 * letters is not found.
 */
public final class CardNumberScanner {
  private static final int MIN_DIGITS = 13;
  private static final int UUID_LENGTH = 36;

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
        if (position == text.length() || !isSeparator(text.charAt(position))) {
          return false;
        }
        position++;
      }
    }
    return false;
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

  /** Space, dash and dot, and the kinds that do not break a line. */
  private static boolean isSeparator(char character) {
    return character == ' '
        || character == '-'
        || character == '.'
        || character == '\u00a0'
        || character == '\u2011';
  }
}
