package io.sallyport.runtime.tokens;

/**
 * Sealed bytes do not open: they were changed, belong to another row, or were sealed by a key that
 * is not there. Never says what is inside.
 */
public final class SealBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealBrokenException(String message) {
    super(message);
  }
}
