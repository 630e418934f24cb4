package io.sallyport.runtime.egress.write;

/** JSON strings (RFC 8259 section 7), from UTF-8 bytes and from text. */
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  static int lengthBytes(byte[] utf8) {
    int length = 2;
    for (byte octet : utf8) {
      if (octet == '"' || octet == '\\') {
        length += 2;
      } else {
        length += octet >= 0 && octet < ' ' ? 6 : 1;
      }
    }
    return length;
  }

  static void write(byte[] utf8, SecretBuffer out) {
    out.add('"');
    for (byte octet : utf8) {
      if (octet < 0) {
        out.add(octet);
      } else {
        ascii(octet, out);
      }
    }
    out.add('"');
  }

  static void write(String text, SecretBuffer out) {
    out.add('"');
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character < 0x80) {
        ascii(character, out);
      } else if (!Character.isSurrogate(character)) {
        out.addUtf8(character);
      } else if (startsPair(text, at)) {
        out.addUtf8(text.codePointAt(at));
        at++;
      } else {
        throw new UnwritableException("a text with half of a surrogate pair");
      }
    }
    out.add('"');
  }

  private static boolean startsPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  private static void ascii(int character, SecretBuffer out) {
    if (character == '"' || character == '\\') {
      out.add('\\').add(character);
    } else if (character < ' ') {
      out.addAscii("\\u00").add(HEX.charAt(character >> 4)).add(HEX.charAt(character & 0xF));
    } else {
      out.add(character);
    }
  }
}
