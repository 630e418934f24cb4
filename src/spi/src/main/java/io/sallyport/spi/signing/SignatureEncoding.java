package io.sallyport.spi.signing;

/** How the bytes of a signature are written. */
public enum SignatureEncoding {
  /** Lower-case hexadecimal. */
  HEX,
  /** RFC 4648 section 4. */
  BASE64
}
