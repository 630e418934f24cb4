package io.sallyport.drills.stage;

import org.jspecify.annotations.Nullable;

/** The stage can not be set, or does not do what it has to. The message is one clear line. */
public final class StageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The cause may be null. */
  public StageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
