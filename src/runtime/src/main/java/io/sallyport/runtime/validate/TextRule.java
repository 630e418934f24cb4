package io.sallyport.runtime.validate;

/**
 * Which texts a field may have.
 *
 * @param allowed the same for a reader of the answer
 */
record TextRule(int minLength, int maxLength, Characters characters, String allowed) {
  /** Merchant and transaction ids. */
  static final TextRule ID = of(1, 64, TextRule::isIdCharacter, "of A-Z a-z 0-9 . _ : -");

  /** A connector's id; that it begins with a letter is checked by its reader. */
  static final TextRule CONNECTOR =
      new TextRule(
          1,
          32,
          c -> isLowerOrDigit(c) || c == '-',
          "a text of 1 to 32 characters of a-z 0-9 -, a letter first");

  /** A card's token. */
  static final TextRule TOKEN =
      new TextRule(30, 30, c -> isLowerOrDigit(c) || c == '_', "tok_ and 26 characters of a-z 0-9");

  /** A currency. */
  static final TextRule CURRENCY =
      new TextRule(3, 3, c -> c >= 'A' && c <= 'Z', "an active currency of ISO 4217, upper case");

  /** A country. */
  static final TextRule COUNTRY =
      new TextRule(
          2, 2, c -> c >= 'A' && c <= 'Z', "a country of ISO 3166-1, two letters, upper case");

  /** An address of IP. */
  static final TextRule IP =
      new TextRule(
          2,
          45,
          c -> (Character.digit(c, 16) >= 0 && c < 128) || c == '.' || c == ':',
          "an IPv4 or IPv6 address");

  /** A mail address. */
  static final TextRule EMAIL =
      new TextRule(
          3,
          254,
          c -> !Character.isISOControl(c) && !Character.isWhitespace(c),
          "a mail address of 3 to 254 characters");

  /** Where a browser comes back to. */
  static final TextRule URL =
      new TextRule(9, 500, c -> c > ' ' && c < 127, "an https URL of at most 500 characters");

  /** A metadata value; the only text that may have several lines. */
  static final TextRule METADATA_VALUE =
      new TextRule(
          0,
          500,
          c -> !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t',
          "texts of at most 500 characters, without control characters");

  /** Whether a character may stand in the text. */
  interface Characters {
    /** Whether it may. */
    boolean allow(char character);
  }

  /** Any characters but control characters. */
  static TextRule free(int maxLength) {
    return of(1, maxLength, c -> !Character.isISOControl(c), "none of them a control character");
  }

  private static TextRule of(int min, int max, Characters characters, String which) {
    String allowed = "a text of " + min + " to " + max + " characters, " + which;
    return new TextRule(min, max, characters, allowed);
  }

  /** Whether the text is allowed; half a surrogate pair never is, as it is no character. */
  boolean accepts(char[] text, int offset, int length) {
    if (length < minLength || length > maxLength) {
      return false;
    }
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      if (!characters.allow(text[i])) {
        return false;
      }
      if (Character.isSurrogate(text[i])) {
        if (i + 1 == end || !Character.isSurrogatePair(text[i], text[i + 1])) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  static boolean isNameCharacter(char c) {
    return isLowerOrDigit(c) || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
  }

  private static boolean isIdCharacter(char c) {
    return isNameCharacter(c) || c == ':';
  }

  private static boolean isLowerOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
