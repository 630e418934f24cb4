package io.sallyport.runtime.egress.write;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of everything but the unreserved characters (RFC 3986 section 2.3). */
final class PercentEncoding {
  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  static int lengthBytes(byte[] value) {
    int length = 0;
    for (byte octet : value) {
      length += isUnreserved(octet) ? 1 : 3;
    }
    return length;
  }

  static void write(byte[] value, SecretBuffer out) {
    for (byte octet : value) {
      if (isUnreserved(octet)) {
        out.add(octet);
      } else {
        out.add('%').add(HEX.charAt((octet >> 4) & 0xF)).add(HEX.charAt(octet & 0xF));
      }
    }
  }

  static String encoded(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(octet)) {
        out.append((char) octet);
      } else {
        out.append('%').append(HEX.charAt((octet >> 4) & 0xF)).append(HEX.charAt(octet & 0xF));
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(byte octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || octet == '-'
        || octet == '.'
        || octet == '_'
        || octet == '~';
  }
}
