package io.sallyport.runtime.rotation;

import java.util.concurrent.CompletionStage;

/** What a call answered, or will. */
record Reply<T>(CompletionStage<T> stage) {
  boolean isThere() {
    return stage.toCompletableFuture().isDone();
  }

  /** The answer; throws when it is not there yet. */
  T get() {
    if (!isThere()) {
      throw new AssertionError("there is no answer yet");
    }
    return stage.toCompletableFuture().join();
  }
}
