package io.sallyport.spi.manifest;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.wire.LengthFormat;

/**
 * How messages are told apart on a stream: each has a header that says its length.
 *
 * @param length how the length is written
 * @param countsItself whether the length counts the header's own bytes as well
 * @param maxMessageBytes the longest message that is accepted
 */
public record Framing(LengthFormat length, boolean countsItself, int maxMessageBytes) {
  /** Checks the bound. */
  public Framing {
    requireNonNull(length, "length");
    if (maxMessageBytes < 1 || maxMessageBytes > length.maxLengthBytes()) {
      throw new IllegalArgumentException("maxMessageBytes must fit the length's format");
    }
  }
}
