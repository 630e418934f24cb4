package io.sallyport.runtime.tokens;

/**
 * The key that wraps the data keys, wherever it lives. Used at start and when keys rotate, never on
 * an event loop: it may block. Safe for use by several threads.
 */
public interface MasterKey {
  /** Names the key; another key has another name. Not a secret. */
  String id();

  /**
   * Wraps a data key.
   *
   * @param key stays the caller's to wipe
   * @param context what the key is for; the same has to be named to unwrap it
   */
  byte[] wrap(byte[] key, String context);

  /**
   * The data key, which the caller has to wipe.
   *
   * @throws MasterKeyException when it was wrapped by another key, for another context, or changed
   */
  byte[] unwrap(byte[] wrapped, String context);
}
