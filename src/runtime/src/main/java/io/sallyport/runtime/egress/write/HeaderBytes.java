package io.sallyport.runtime.egress.write;

import java.util.Arrays;

/**
 * A header's value that can be wiped. It is a {@link CharSequence}, one character a byte, because
 * that is what the HTTP encoder takes without making a text of it; asked for a text, it does not
 * tell.
 */
final class HeaderBytes implements CharSequence, AutoCloseable {
  private final byte[] content;
  private final int from;
  private final int to;

  HeaderBytes(byte[] content, int from, int to) {
    this.content = content;
    this.from = from;
    this.to = to;
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return (char) Byte.toUnsignedInt(content[from + index]);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new HeaderBytes(content, from + start, from + end);
  }

  @Override
  public void close() {
    Arrays.fill(content, (byte) 0);
  }

  @Override
  public String toString() {
    return "HeaderBytes";
  }
}
