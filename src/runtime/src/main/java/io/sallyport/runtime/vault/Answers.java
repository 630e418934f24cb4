package io.sallyport.runtime.vault;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hands results on as sources promise them. */
final class Answers {
  private Answers() {}

  /** The same, but every failure is a {@code SourceException}, with nothing wrapped around it. */
  static <T> CompletionStage<T> ofSource(CompletionStage<T> stage) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    stage.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            answer.complete(value);
          } else {
            answer.completeExceptionally(VaultException.asSource(failure));
          }
        });
    return answer;
  }
}
