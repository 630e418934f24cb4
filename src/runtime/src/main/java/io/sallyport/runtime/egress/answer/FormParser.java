package io.sallyport.runtime.egress.answer;

import io.sallyport.spi.value.FormValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads {@code application/x-www-form-urlencoded}, strictly, at most 1,024 fields. */
final class FormParser {
  private static final int MAX_FIELDS = 1_024;

  private final byte[] content;
  private final int length;
  private int at;

  private FormParser(byte[] content, int length) {
    this.content = content;
    this.length = length;
  }

  static FormValue parse(byte[] content, int length) throws MalformedException {
    FormParser parser = new FormParser(content, length);
    FormValue.Builder form = FormValue.builder();
    for (int fields = 0; parser.at < length; fields++) {
      if (fields == MAX_FIELDS) {
        throw new MalformedException();
      }
      form.add(parser.token(true), parser.token(false));
    }
    return form.build();
  }

  /** Reads a name up to {@code =}, or a value up to {@code &}, and passes over that sign. */
  private String token(boolean isName) throws MalformedException {
    byte[] decoded = new byte[length - at];
    int size = 0;
    while (at < length && content[at] != '&' && !(isName && content[at] == '=')) {
      decoded[size++] = octet();
    }
    if (at < length && (!isName || content[at] == '=')) {
      at++;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded, 0, size))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw new MalformedException();
    }
  }

  private byte octet() throws MalformedException {
    byte octet = content[at++];
    if (octet == '+') {
      return ' ';
    }
    if (octet != '%') {
      return octet;
    }
    if (at + 2 > length) {
      throw new MalformedException();
    }
    int high = Character.digit(content[at], 16);
    int low = Character.digit(content[at + 1], 16);
    if (high < 0 || low < 0) {
      throw new MalformedException();
    }
    at += 2;
    return (byte) ((high << 4) | low);
  }
}
