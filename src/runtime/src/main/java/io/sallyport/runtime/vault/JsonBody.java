package io.sallyport.runtime.vault;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes a request's object of texts as bytes, without making a text of a secret. */
final class JsonBody {
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private final List<byte[]> parts = new ArrayList<>();
  private final List<byte[]> copies = new ArrayList<>();

  /** Adds a text. */
  JsonBody with(String name, String value) {
    return member(name, ENCODER.quoteAsUTF8(value));
  }

  /**
   * Adds a secret, of which the caller has to wipe its own array.
   *
   * @param value visible ASCII without quotation mark and backslash, so that nothing is escaped
   */
  JsonBody withSecret(String name, byte[] value) {
    if (!isPlain(value)) {
      throw new IllegalArgumentException(name + " has characters that need an escape");
    }
    byte[] copy = value.clone();
    copies.add(copy);
    return member(name, copy);
  }

  /** Whether a secret can stand in a body as it is. */
  static boolean isPlain(byte[] value) {
    for (byte octet : value) {
      if (octet <= ' ' || octet > '~' || octet == '"' || octet == '\\') {
        return false;
      }
    }
    return true;
  }

  /** The object, which the caller has to wipe; ends this. */
  byte[] bytes() {
    int length = 2 + parts.stream().mapToInt(part -> part.length).sum();
    ByteBuffer body = ByteBuffer.allocate(length);
    body.put((byte) '{');
    parts.forEach(body::put);
    body.put((byte) '}');
    copies.forEach(copy -> Arrays.fill(copy, (byte) 0));
    return body.array();
  }

  private JsonBody member(String name, byte[] quoted) {
    parts.add(ascii((parts.isEmpty() ? "\"" : ",\"") + name + "\":\""));
    parts.add(quoted);
    parts.add(ascii("\""));
    return this;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
