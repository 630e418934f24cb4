package io.sallyport.engine.store;

import static java.util.Objects.requireNonNull;

/**
 * Something encrypted, and the id of the data key that opens it. Never printed, though it is no
 * secret by itself.
 */
public final class SealedBytes {
  private final String keyId;
  private final byte[] content;

  /** Takes a copy of the content. */
  public SealedBytes(String keyId, byte[] content) {
    this.keyId = requireNonNull(keyId, "keyId");
    this.content = content.clone();
  }

  /** Which data key opens it. */
  public String keyId() {
    return keyId;
  }

  /** A copy of the encrypted bytes. */
  public byte[] content() {
    return content.clone();
  }

  @Override
  public String toString() {
    return "SealedBytes[" + keyId + "]";
  }
}
