package io.sallyport.runtime.validate;

import io.sallyport.runtime.secret.Secret;
import java.util.Arrays;

/** A text in the parser's own characters, which are wiped when it is closed. */
final class SecretText implements AutoCloseable {
  private final char[] text;
  private final int offset;
  private final int length;

  SecretText(char[] text, int offset, int length) {
    this.text = text;
    this.offset = offset;
    this.length = length;
  }

  int length() {
    return length;
  }

  /** Whether it is nothing but digits of ASCII, so many. */
  boolean isDigits(int min, int max) {
    if (length < min || length > max) {
      return false;
    }
    for (int i = offset; i < offset + length; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** The first four digits as one number; digits only. */
  int firstFour() {
    int number = 0;
    for (int i = offset; i < offset + 4; i++) {
      number = number * 10 + (text[i] - '0');
    }
    return number;
  }

  /** Whether the check digit is right; digits only. */
  boolean hasRightCheckDigit() {
    return CardNetworks.hasRightCheckDigit(text, offset, length);
  }

  /** The card number, masked; digits only. */
  String masked() {
    return CardNetworks.mask(text, offset, length);
  }

  /** The text in UTF-8. */
  Secret toSecret() {
    return Secret.taking(StrictJson.encode(text, offset, length));
  }

  @Override
  public void close() {
    Arrays.fill(text, offset, offset + length, '\0');
  }

  @Override
  public String toString() {
    return "SecretText";
  }
}
