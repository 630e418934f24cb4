package io.sallyport.runtime.credentials.file;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what sources answer. */
public final class Waiting {
  private static final int PATIENCE_SECONDS = 30;

  private Waiting() {}

  /** What the source finds. */
  public static Optional<Fetched> fetch(RoleSource source, Optional<String> known) {
    try {
      return answer(source, known);
    } catch (ExecutionException failed) {
      throw new AssertionError("the source failed", failed.getCause());
    }
  }

  /** Why the source finds nothing. */
  public static SourceException refusal(RoleSource source, Optional<String> known) {
    ExecutionException failed = assertThrows(ExecutionException.class, () -> answer(source, known));
    return assertInstanceOf(SourceException.class, failed.getCause());
  }

  private static Optional<Fetched> answer(RoleSource source, Optional<String> known)
      throws ExecutionException {
    try {
      return source.fetch(known).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("the source does not answer", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }
}
