package io.sallyport.runtime.secret;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes that nobody may see: no {@code toString} of the content, no {@code equals} that tells by
 * its time, no serializer. Wiped when closed; the JVM may have moved copies that can't be wiped,
 * which is why secrets live here for as short a time as possible.
 *
 * <p>Safe for use by several threads.
 */
public final class Secret implements AutoCloseable {
  private final byte[] content;
  private boolean closed;

  private Secret(byte[] content) {
    this.content = content;
  }

  /** Takes the array over: the caller must not use it any more. */
  public static Secret taking(byte[] content) {
    return new Secret(content);
  }

  /** How many bytes. */
  public int lengthBytes() {
    return content.length;
  }

  /**
   * Copies the bytes into {@code target}.
   *
   * @param access who reads
   * @throws IllegalStateException when it was closed
   */
  public synchronized void copyTo(byte[] target, int offset, SecretAccess access) {
    requireOpen();
    System.arraycopy(content, 0, target, offset, content.length);
  }

  /**
   * A copy, which the caller has to wipe.
   *
   * @param access who reads
   * @throws IllegalStateException when it was closed
   */
  public synchronized byte[] reveal(SecretAccess access) {
    requireOpen();
    return content.clone();
  }

  /** Whether both have the same bytes, in a time that depends on the length alone. */
  public synchronized boolean sameAs(byte[] other) {
    requireOpen();
    return MessageDigest.isEqual(content, other);
  }

  @Override
  public synchronized void close() {
    Arrays.fill(content, (byte) 0);
    closed = true;
  }

  @Override
  public String toString() {
    return "Secret";
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the secret was closed");
    }
  }
}
