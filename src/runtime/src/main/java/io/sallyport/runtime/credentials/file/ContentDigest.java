package io.sallyport.runtime.credentials.file;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a value is the one that was seen before, without keeping it. Stays in memory: of a
 * short text even a digest tells too much, so it is never printed or written.
 */
public final class ContentDigest {
  private final byte[] digest;

  private ContentDigest(byte[] digest) {
    this.digest = digest;
  }

  /** Over the parts, each with its length in front (SHA-256). */
  public static ContentDigest of(List<byte[]> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
      }
      return new ContentDigest(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }

  /** In constant time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContentDigest that && MessageDigest.isEqual(that.digest, digest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  @Override
  public String toString() {
    return "ContentDigest";
  }
}
