package io.sallyport.runtime.tokens;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what a {@link io.sallyport.runtime.validate.FieldWriter} wrote, in the same order. */
final class FieldReader {
  private final ByteBuffer fields;

  /**
   * A reader.
   *
   * @throws SealBrokenException when the fields do not begin with that format
   */
  FieldReader(byte[] written, String format) {
    fields = ByteBuffer.wrap(written);
    if (!text().equals(format)) {
      throw unreadable();
    }
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  Optional<String> optionalText() {
    return flag() ? Optional.of(text()) : Optional.empty();
  }

  /** A copy, which the caller has to wipe when it is secret. */
  byte[] bytes() {
    try {
      int length = fields.getInt();
      if (length < 0 || length > fields.remaining()) {
        throw unreadable();
      }
      byte[] value = new byte[length];
      fields.get(value);
      return value;
    } catch (BufferUnderflowException e) {
      throw unreadable();
    }
  }

  long number() {
    try {
      return fields.getLong();
    } catch (BufferUnderflowException e) {
      throw unreadable();
    }
  }

  boolean flag() {
    try {
      return fields.get() != 0;
    } catch (BufferUnderflowException e) {
      throw unreadable();
    }
  }

  private static SealBrokenException unreadable() {
    return new SealBrokenException("sealed bytes open, but are of another format");
  }
}
