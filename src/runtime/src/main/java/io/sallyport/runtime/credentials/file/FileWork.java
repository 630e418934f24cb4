package io.sallyport.runtime.credentials.file;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Hands work that blocks to threads that may block. */
final class FileWork {
  private FileWork() {}

  /** What the work gives; exceptionally {@link SourceException}, not wrapped. */
  static <T> CompletionStage<T> on(Executor executor, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      executor.execute(() -> complete(result, work));
    } catch (RejectedExecutionException busy) {
      result.completeExceptionally(
          new SourceException(Reason.UNAVAILABLE, "no thread is free to read files"));
    }
    return result;
  }

  private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
    try {
      result.complete(work.get());
    } catch (SourceException known) {
      result.completeExceptionally(known);
    } catch (RuntimeException unexpected) {
      result.completeExceptionally(
          new SourceException(
              Reason.UNAVAILABLE, "reading failed (" + unexpected.getClass().getName() + ")"));
    }
  }
}
