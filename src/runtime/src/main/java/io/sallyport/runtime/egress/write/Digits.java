package io.sallyport.runtime.egress.write;

/** Binary coded decimals: two digits a byte, for values that are ASCII digits. */
final class Digits {
  private static final int PAD = 0xF;

  private Digits() {}

  static void require(byte[] value) {
    for (byte digit : value) {
      if (digit < '0' || digit > '9') {
        throw new UnwritableException("a value that is not all digits can't be written as digits");
      }
    }
  }

  static int lengthBytes(byte[] digits) {
    return (digits.length + 1) / 2;
  }

  static void writeLeftPadded(byte[] digits, SecretBuffer out) {
    int at = 0;
    if (digits.length % 2 == 1) {
      out.add(digits[at++] - '0');
    }
    for (; at < digits.length; at += 2) {
      out.add(((digits[at] - '0') << 4) | (digits[at + 1] - '0'));
    }
  }

  static void writeRightPadded(byte[] digits, SecretBuffer out) {
    for (int at = 0; at < digits.length; at += 2) {
      int low = at + 1 < digits.length ? digits[at + 1] - '0' : PAD;
      out.add(((digits[at] - '0') << 4) | low);
    }
  }
}
