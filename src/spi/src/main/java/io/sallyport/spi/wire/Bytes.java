package io.sallyport.spi.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An immutable sequence of bytes. */
public final class Bytes {
  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of {@code content}. */
  public static Bytes copyOf(byte[] content) {
    return new Bytes(content.clone());
  }

  /** The UTF-8 form of a text; for ASCII texts that is ASCII. */
  public static Bytes ofText(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes of pairs of hexadecimal digits. */
  public static Bytes ofHex(String hex) {
    return new Bytes(HexFormat.of().parseHex(hex));
  }

  /** How many bytes. */
  public int length() {
    return content.length;
  }

  /** One byte, as 0 to 255. */
  public int unsignedAt(int index) {
    return Byte.toUnsignedInt(content[index]);
  }

  /** The bytes from {@code from}, inclusive, to {@code to}, exclusive. */
  public Bytes slice(int from, int to) {
    if (from < 0 || to > content.length || from > to) {
      throw new IndexOutOfBoundsException("slice outside of the bytes");
    }
    return new Bytes(Arrays.copyOfRange(content, from, to));
  }

  /** A copy. */
  public byte[] toArray() {
    return content.clone();
  }

  /** The bytes as text of one byte per character, ISO 8859-1. */
  public String toLatin1() {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "Bytes[" + content.length + "]";
  }
}
