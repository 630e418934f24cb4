package io.sallyport.drills.leak;

import java.util.Arrays;

/** One form of a canary in one encoding. */
final class Needle {
  private final String canary;
  private final Encoding encoding;
  private final byte[] bytes;

  Needle(String canary, Encoding encoding, byte[] bytes) {
    this.canary = canary;
    this.encoding = encoding;
    this.bytes = bytes.clone();
  }

  byte byteAt(int index) {
    return bytes[index];
  }

  boolean standsIn(byte[] content, int offset) {
    int end = offset + bytes.length;
    return end <= content.length && Arrays.equals(content, offset, end, bytes, 0, bytes.length);
  }

  Finding in(Place place, int offset) {
    return new Finding(place.name(), canary, encoding, offset);
  }

  @Override
  public String toString() {
    return "Needle[" + canary + ", " + encoding + "]";
  }
}
