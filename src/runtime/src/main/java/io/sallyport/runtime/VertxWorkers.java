package io.sallyport.runtime;

import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** Runs what blocks on the worker threads, each task on its own. */
final class VertxWorkers implements Executor {
  private final Vertx vertx;

  VertxWorkers(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public void execute(Runnable task) {
    vertx.executeBlocking(
        () -> {
          task.run();
          return true;
        },
        false);
  }
}
