package io.sallyport.engine.store;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for stages, as only a test may. */
public final class Stages {
  private static final long PATIENCE_SECONDS = 60;

  private Stages() {}

  /** The stage's value. */
  public static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException unexpected) {
      throw new AssertionError(unexpected);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** What the stage failed with; not wrapped in anything. */
  public static <E extends Throwable> E failure(Class<E> type, CompletionStage<?> stage) {
    ExecutionException failed =
        assertThrows(
            ExecutionException.class,
            () -> stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    return assertThrows(
        type,
        () -> {
          throw cause(failed);
        });
  }

  private static Throwable cause(ExecutionException failed) {
    Throwable cause = failed.getCause();
    return cause == null ? failed : cause;
  }
}
