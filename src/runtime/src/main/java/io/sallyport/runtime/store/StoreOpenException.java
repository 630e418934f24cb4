package io.sallyport.runtime.store;

import org.jspecify.annotations.Nullable;

/** The store can not be opened; the message says why and names the folder. */
public final class StoreOpenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreOpenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
