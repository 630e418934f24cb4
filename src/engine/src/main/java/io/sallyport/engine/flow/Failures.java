package io.sallyport.engine.flow;

import java.util.concurrent.CompletionException;

/** What was thrown, without the wrapping of completion stages. */
final class Failures {
  private Failures() {}

  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
