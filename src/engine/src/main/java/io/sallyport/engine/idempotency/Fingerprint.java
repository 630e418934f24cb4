package io.sallyport.engine.idempotency;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A keyed hash of a tokenised request without its security code; tells "same body" from "other".
 */
public final class Fingerprint {
  private final byte[] hash;

  /** A copy of 32 bytes. */
  public Fingerprint(byte[] hash) {
    if (hash.length != 32) {
      throw new IllegalArgumentException("a fingerprint has 32 bytes");
    }
    this.hash = hash.clone();
  }

  /** A copy. */
  public byte[] toArray() {
    return hash.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fingerprint fingerprint
        && MessageDigest.isEqual(hash, fingerprint.hash);
  }

  @Override
  public int hashCode() {
    return hash[0] << 8 | Byte.toUnsignedInt(hash[1]);
  }

  @Override
  public String toString() {
    return "Fingerprint";
  }
}
