package io.sallyport.runtime.tokens;

/** The master key can not be used. The message says why and what to do, and holds no key. */
public final class MasterKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why. */
  public MasterKeyException(String message) {
    super(message);
  }

  /** Says why, with the operating system's reason. */
  public MasterKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
