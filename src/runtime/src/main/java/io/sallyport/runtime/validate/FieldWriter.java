package io.sallyport.runtime.validate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes fields one after the other so that different fields never give the same bytes: texts and
 * arrays have their length in front (four bytes, big-endian), numbers have eight bytes, flags one.
 *
 * <p>Wipes what it wrote when it is closed. Not for use by several threads.
 */
public final class FieldWriter implements AutoCloseable {
  private byte[] written = new byte[512];
  private int length;

  /** Begins with a text that says what follows, and in which version of the format. */
  public FieldWriter(String format) {
    text(format);
  }

  /** A text in UTF-8. */
  public FieldWriter text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A text that may not be there. */
  public FieldWriter text(Optional<String> value) {
    flag(value.isPresent());
    value.ifPresent(this::text);
    return this;
  }

  /** Bytes. */
  public FieldWriter bytes(byte[] value) {
    integer(value.length, Integer.BYTES);
    reserve(value.length);
    System.arraycopy(value, 0, written, length, value.length);
    length += value.length;
    return this;
  }

  /** A number. */
  public FieldWriter number(long value) {
    integer(value, Long.BYTES);
    return this;
  }

  /** A truth. */
  public FieldWriter flag(boolean value) {
    integer(value ? 1 : 0, 1);
    return this;
  }

  /** A copy of what was written, which the caller has to wipe when it is secret. */
  public byte[] toByteArray() {
    return Arrays.copyOf(written, length);
  }

  @Override
  public void close() {
    Arrays.fill(written, (byte) 0);
    length = 0;
  }

  private void integer(long value, int bytes) {
    reserve(bytes);
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      written[length++] = (byte) (value >>> shift);
    }
  }

  private void reserve(int bytes) {
    int needed = Math.addExact(length, bytes);
    if (needed > written.length) {
      byte[] longer = Arrays.copyOf(written, Math.max(needed, 2 * written.length));
      Arrays.fill(written, (byte) 0);
      written = longer;
    }
  }
}
