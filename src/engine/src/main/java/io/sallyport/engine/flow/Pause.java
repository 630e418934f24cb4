package io.sallyport.engine.flow;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sallyport.engine.port.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Waits, without a thread and never for ever. */
final class Pause {
  private final Timer timer;

  Pause(Timer timer) {
    this.timer = timer;
  }

  /** Completes after a time. */
  CompletionStage<Void> during(Duration delay) {
    if (delay.isZero() || delay.isNegative()) {
      return completedFuture(null);
    }
    CompletableFuture<Void> awake = new CompletableFuture<>();
    timer.schedule(delay, () -> awake.complete(null));
    return awake;
  }

  /** Completes with what {@code answer} says; false when it fails or the time is over first. */
  CompletionStage<Boolean> until(CompletionStage<Boolean> answer, Duration longest) {
    CompletableFuture<Boolean> first = new CompletableFuture<>();
    answer.whenComplete(
        (said, failure) -> first.complete(failure == null && Boolean.TRUE.equals(said)));
    if (!first.isDone()) {
      timer.schedule(longest, () -> first.complete(false));
    }
    return first;
  }
}
