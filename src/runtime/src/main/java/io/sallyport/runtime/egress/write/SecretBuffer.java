package io.sallyport.runtime.egress.write;

import java.util.Arrays;

/** Bytes that grow at the end and leave no copy behind: growing and closing wipe. */
final class SecretBuffer implements AutoCloseable {
  private byte[] content;
  private int length;

  SecretBuffer(int capacityBytes) {
    content = new byte[Math.max(16, capacityBytes)];
  }

  int length() {
    return length;
  }

  /** The array itself, of which the first {@link #length} bytes count. */
  byte[] array() {
    return content;
  }

  SecretBuffer add(int value) {
    ensure(1);
    content[length++] = (byte) value;
    return this;
  }

  SecretBuffer add(byte[] bytes) {
    return add(bytes, 0, bytes.length);
  }

  SecretBuffer add(byte[] bytes, int offset, int count) {
    ensure(count);
    System.arraycopy(bytes, offset, content, length, count);
    length += count;
    return this;
  }

  /** Text of ASCII characters. */
  SecretBuffer addAscii(String text) {
    ensure(text.length());
    for (int at = 0; at < text.length(); at++) {
      content[length++] = (byte) text.charAt(at);
    }
    return this;
  }

  /** One code point in UTF-8 (RFC 3629). */
  SecretBuffer addUtf8(int codePoint) {
    if (codePoint < 0x80) {
      return add(codePoint);
    }
    if (codePoint < 0x800) {
      return add(0xC0 | (codePoint >> 6)).add(continuation(codePoint));
    }
    if (codePoint < 0x10000) {
      return add(0xE0 | (codePoint >> 12))
          .add(continuation(codePoint >> 6))
          .add(continuation(codePoint));
    }
    return add(0xF0 | (codePoint >> 18))
        .add(continuation(codePoint >> 12))
        .add(continuation(codePoint >> 6))
        .add(continuation(codePoint));
  }

  private static int continuation(int bits) {
    return 0x80 | (bits & 0x3F);
  }

  private void ensure(int more) {
    if (content.length - length < more) {
      byte[] old = content;
      content = Arrays.copyOf(old, Math.max(old.length * 2, length + more));
      Arrays.fill(old, (byte) 0);
    }
  }

  @Override
  public void close() {
    Arrays.fill(content, (byte) 0);
  }
}
