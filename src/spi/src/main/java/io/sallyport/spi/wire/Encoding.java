package io.sallyport.spi.wire;

/** How the egress writes a referenced value at its place. */
public enum Encoding {
  /** As it is, in UTF-8. */
  PLAIN,
  /** Between quotes, escaped as a JSON string (RFC 8259). */
  JSON_STRING,
  /** Percent-encoded as a form field's value. */
  FORM,
  /** As an HTTP header's value: a control character is refused. */
  HEADER,
  /** Two digits a byte, a zero nibble in front when the count is odd. Digits only. */
  BCD_LEFT_PADDED,
  /** Two digits a byte, a nibble of ones (F) behind when the count is odd. Digits only. */
  BCD_RIGHT_PADDED,
  /** Two ASCII digits of length, then the value in ASCII (ISO 8583 LLVAR). */
  LLVAR_ASCII,
  /** One BCD byte that counts the digits, then the digits as {@link #BCD_LEFT_PADDED}. */
  LLVAR_BCD
}
