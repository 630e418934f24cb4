package io.sallyport.spi.wire;

/** Algorithms of message authentication codes and signatures with a shared secret. */
public enum MacAlgorithm {
  /** HMAC with SHA-256 (RFC 2104). */
  HMAC_SHA256(32),
  /** HMAC with SHA-512 (RFC 2104). */
  HMAC_SHA512(64);

  private final int lengthBytes;

  MacAlgorithm(int lengthBytes) {
    this.lengthBytes = lengthBytes;
  }

  /** The length of the whole code. */
  public int lengthBytes() {
    return lengthBytes;
  }
}
