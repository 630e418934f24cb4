package io.sallyport.runtime.egress.write;

import io.sallyport.spi.wire.LengthFormat;

/** Writes a length in one of the formats. */
final class Lengths {
  private Lengths() {}

  static void write(int length, LengthFormat format, SecretBuffer out) {
    if (length > format.maxLengthBytes()) {
      throw new UnwritableException("a length does not fit into " + format);
    }
    switch (format) {
      case BINARY_16, BINARY_32 -> binary(length, format.widthBytes(), out);
      case ASCII_2, ASCII_3, ASCII_4 -> ascii(length, format.widthBytes(), out);
      case BCD_2, BCD_4 -> bcd(length, format.widthBytes(), out);
    }
  }

  private static void binary(int length, int widthBytes, SecretBuffer out) {
    for (int place = widthBytes - 1; place >= 0; place--) {
      out.add(length >>> (8 * place));
    }
  }

  private static void ascii(int length, int widthBytes, SecretBuffer out) {
    for (int place = widthBytes - 1; place >= 0; place--) {
      out.add('0' + digit(length, place));
    }
  }

  private static void bcd(int length, int widthBytes, SecretBuffer out) {
    for (int place = 2 * widthBytes - 1; place > 0; place -= 2) {
      out.add((digit(length, place) << 4) | digit(length, place - 1));
    }
  }

  private static int digit(int number, int place) {
    int shifted = number;
    for (int at = 0; at < place; at++) {
      shifted /= 10;
    }
    return shifted % 10;
  }
}
