package io.sallyport.runtime.store;

import java.util.concurrent.Executor;

/** Where a caller wants its answer: captured when it asks, used when the answer is there. */
public interface CallerContext {
  /** Runs what it is given on the present caller's context; called on the caller's thread. */
  Executor capture();

  /** Answers on the store's own threads; they must not be blocked. */
  static CallerContext none() {
    return () -> Runnable::run;
  }
}
