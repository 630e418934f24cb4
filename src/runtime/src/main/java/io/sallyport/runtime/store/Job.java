package io.sallyport.runtime.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A command with its stage. What the command said is held back until {@link #finish}: it counts
 * only once the transaction is committed.
 */
final class Job<R> {
  private final Command<R> command;
  private final Executor caller;
  private final boolean erasing;
  private final CompletableFuture<R> stage = new CompletableFuture<>();
  private Runnable outcome = () -> {};

  /**
   * A job that nobody has done yet.
   *
   * @param erasing whether what it deletes must not stay in the write-ahead log either
   */
  Job(Command<R> command, Executor caller, boolean erasing) {
    this.command = command;
    this.caller = caller;
    this.erasing = erasing;
  }

  CompletionStage<R> stage() {
    return stage;
  }

  boolean isErasing() {
    return erasing;
  }

  void run(Tables tables) throws SQLException {
    R result = command.run(tables);
    outcome = () -> stage.complete(result);
  }

  /** Whatever was said before, this is said now. */
  void fail(RuntimeException failure) {
    outcome = () -> stage.completeExceptionally(failure);
  }

  /** Completes the stage where the caller wants it, or here when that is gone. */
  void finish() {
    try {
      caller.execute(outcome);
    } catch (RuntimeException callerIsGone) {
      outcome.run();
    }
  }
}
