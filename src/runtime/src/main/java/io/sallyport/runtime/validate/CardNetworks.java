package io.sallyport.runtime.validate;

import io.sallyport.spi.operation.CardNetwork;

/** What a card number's digits tell: the network and whether the check digit is right. */
final class CardNetworks {
  /** No network issues shorter numbers. */
  static final int MIN_DIGITS = 12;

  /** The longest number that ISO/IEC 7812-1 allows. */
  static final int MAX_DIGITS = 19;

  private static final int VISIBLE_DIGITS = 4;

  private CardNetworks() {}

  /** The network by the first four digits, as one number. */
  static CardNetwork network(int firstFour) {
    int firstTwo = firstFour / 100;
    if (firstTwo >= 40 && firstTwo <= 49) {
      return CardNetwork.VISA;
    }
    if ((firstTwo >= 51 && firstTwo <= 55) || (firstFour >= 2221 && firstFour <= 2720)) {
      return CardNetwork.MASTERCARD;
    }
    if (firstTwo == 34 || firstTwo == 37) {
      return CardNetwork.AMEX;
    }
    if (firstFour == 6011 || firstTwo == 65 || (firstFour >= 6440 && firstFour <= 6499)) {
      return CardNetwork.DISCOVER;
    }
    if (firstTwo == 36 || firstTwo == 38 || firstTwo == 39 || firstFour / 10 <= 305) {
      return firstFour >= 3000 ? CardNetwork.DINERS : CardNetwork.OTHER;
    }
    if (firstFour >= 3528 && firstFour <= 3589) {
      return CardNetwork.JCB;
    }
    if (firstTwo == 62 || firstTwo == 81) {
      return CardNetwork.UNIONPAY;
    }
    boolean maestro = firstTwo == 50 || (firstTwo >= 56 && firstTwo <= 58) || firstFour / 1000 == 6;
    return maestro ? CardNetwork.MAESTRO : CardNetwork.OTHER;
  }

  /**
   * Whether the network issues numbers of that length. Of other lengths or networks nothing is a
   * card number to the scanner, or every tenth order number would be one.
   */
  static boolean issues(CardNetwork network, int digits) {
    return switch (network) {
      case VISA -> digits == 13 || digits == 16 || digits == 19;
      case MASTERCARD -> digits == 16;
      case AMEX -> digits == 15;
      case DINERS -> digits >= 14 && digits <= MAX_DIGITS;
      case DISCOVER, JCB, UNIONPAY -> digits >= 16 && digits <= MAX_DIGITS;
      case MAESTRO -> digits >= MIN_DIGITS && digits <= MAX_DIGITS;
      case OTHER -> false;
    };
  }

  /** How many digits the network's security code has. */
  static int securityCodeDigits(CardNetwork network) {
    return network == CardNetwork.AMEX ? 4 : 3;
  }

  /** Whether the last digit is right (ISO/IEC 7812-1, annex B: Luhn's formula). */
  static boolean hasRightCheckDigit(char[] text, int offset, int digits) {
    int sum = 0;
    for (int i = 0; i < digits; i++) {
      int digit = text[offset + i] - '0';
      boolean doubled = (digits - i) % 2 == 0;
      sum += doubled ? doubled(digit) : digit;
    }
    return sum % 10 == 0;
  }

  /** The digits of twice the digit, added. */
  static int doubled(int digit) {
    return digit < 5 ? 2 * digit : 2 * digit - 9;
  }

  /**
   * The number with its first and last four digits, the rest hidden: {@code 4111-XXXX-XXXX-1111},
   * {@code 3782-XXXXXXX-0005}. Fewer digits than PCI DSS 3.4.1 allows to show (the BIN and the last
   * four). Of a number of twelve digits the last four alone are shown, as the first four would
   * leave only a thousand possible numbers.
   */
  static String mask(char[] text, int offset, int digits) {
    StringBuilder masked = new StringBuilder(digits + 3);
    String first = digits == MIN_DIGITS ? "XXXX" : String.valueOf(text, offset, VISIBLE_DIGITS);
    masked.append(first).append('-');
    for (int i = 0; i < digits - 2 * VISIBLE_DIGITS; i++) {
      masked.append(digits == 16 && i == VISIBLE_DIGITS ? "-X" : "X");
    }
    return masked
        .append('-')
        .append(text, offset + digits - VISIBLE_DIGITS, VISIBLE_DIGITS)
        .toString();
  }
}
