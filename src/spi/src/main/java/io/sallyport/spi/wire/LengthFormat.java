package io.sallyport.spi.wire;

/** How a computed length is written. */
public enum LengthFormat {
  /** Two bytes, most significant first. */
  BINARY_16(2, 65_535),
  /** Four bytes, most significant first. */
  BINARY_32(4, Integer.MAX_VALUE),
  /** Two ASCII digits. */
  ASCII_2(2, 99),
  /** Three ASCII digits. */
  ASCII_3(3, 999),
  /** Four ASCII digits. */
  ASCII_4(4, 9_999),
  /** Two digits in one BCD byte. */
  BCD_2(1, 99),
  /** Four digits in two BCD bytes. */
  BCD_4(2, 9_999);

  private final int widthBytes;
  private final int maxLengthBytes;

  LengthFormat(int widthBytes, int maxLengthBytes) {
    this.widthBytes = widthBytes;
    this.maxLengthBytes = maxLengthBytes;
  }

  /** How many bytes the length itself takes. */
  public int widthBytes() {
    return widthBytes;
  }

  /** The largest length that can be written. */
  public int maxLengthBytes() {
    return maxLengthBytes;
  }
}
