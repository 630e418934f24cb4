package io.sallyport.sandbox;

import org.jspecify.annotations.Nullable;

/** The gateway can not start; the message is one line for the person who started it. */
public final class SandboxStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SandboxStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
