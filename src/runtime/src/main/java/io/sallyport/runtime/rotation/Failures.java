package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Makes a source's failure of whatever a stage completed with. */
final class Failures {
  private Failures() {}

  /** What a source threw; only its class when it is none of its declared failures. */
  static SourceException of(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof SourceException declared) {
      return declared;
    }
    String name = cause == null ? "nothing" : cause.getClass().getSimpleName();
    return new SourceException(Reason.UNAVAILABLE, "the source ended with " + name);
  }
}
