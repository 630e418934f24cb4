package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.runtime.credentials.SourceException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What became of stages. */
final class Failing {
  private Failing() {}

  /** Its value, which must come within ten seconds. */
  static <T> T value(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** The failure itself, with nothing around it. */
  static SourceException source(CompletionStage<?> stage) {
    return assertInstanceOf(SourceException.class, failure(stage));
  }

  /** Any failure, as sources would say it. */
  static SourceException asSource(CompletionStage<?> stage) {
    return VaultException.asSource(failure(stage));
  }

  private static Throwable failure(CompletionStage<?> stage) {
    Throwable failure =
        assertThrows(Throwable.class, () -> stage.toCompletableFuture().get(10, TimeUnit.SECONDS));
    Throwable cause = failure.getCause();
    return (failure instanceof ExecutionException || failure instanceof CompletionException)
            && cause != null
        ? cause
        : failure;
  }
}
