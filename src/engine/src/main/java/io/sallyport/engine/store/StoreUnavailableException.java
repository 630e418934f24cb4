package io.sallyport.engine.store;

/** The store can not tell whether a change is durable, or can not be reached at all. */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what could not be done; never holds a stored value. */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
