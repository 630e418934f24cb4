package io.sallyport.runtime.vault;

import io.sallyport.runtime.validate.StrictJson;
import java.io.IOException;
import java.util.Arrays;

/** Reads a text of JSON (RFC 8259 section 7) without leaving a copy behind. */
final class JsonText {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";
  private static final int HEX_DIGITS = 4;
  private static final int HEX = 16;

  private final char[] json;
  private int position;

  private JsonText(char[] json, int position) {
    this.json = json;
    this.position = position;
  }

  /**
   * The text in UTF-8, which the caller has to wipe.
   *
   * @param quote where its opening quotation mark stands
   * @throws IOException when it is no such text
   */
  static byte[] decode(char[] json, int quote) throws IOException {
    require(quote >= 0 && quote < json.length && json[quote] == '"');
    JsonText text = new JsonText(json, quote + 1);
    char[] plain = new char[text.lengthAtMost()];
    try {
      int length = text.readInto(plain);
      requirePairs(plain, length);
      return StrictJson.encode(plain, 0, length);
    } finally {
      Arrays.fill(plain, '\0');
    }
  }

  private int lengthAtMost() throws IOException {
    int end = position;
    while (end < json.length && json[end] != '"') {
      end += json[end] == '\\' ? 2 : 1;
    }
    require(end < json.length);
    return end - position;
  }

  private int readInto(char[] plain) throws IOException {
    int length = 0;
    while (json[position] != '"') {
      char next = json[position++];
      plain[length++] = next == '\\' ? escaped() : next;
    }
    return length;
  }

  private char escaped() throws IOException {
    char kind = json[position++];
    if (kind == 'u') {
      require(position + HEX_DIGITS <= json.length);
      int value = 0;
      for (int i = 0; i < HEX_DIGITS; i++) {
        int digit = Character.digit(json[position++], HEX);
        require(digit >= 0);
        value = value * HEX + digit;
      }
      return (char) value;
    }
    int index = ESCAPES.indexOf(kind);
    require(index >= 0);
    return ESCAPED.charAt(index);
  }

  private static void requirePairs(char[] plain, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      if (Character.isHighSurrogate(plain[i])) {
        i++;
        require(i < length && Character.isLowSurrogate(plain[i]));
      } else {
        require(!Character.isLowSurrogate(plain[i]));
      }
    }
  }

  private static void require(boolean condition) throws IOException {
    if (!condition) {
      throw new IOException("not a text");
    }
  }
}
