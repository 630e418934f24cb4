package io.sallyport.runtime;

import io.sallyport.engine.port.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Lets things happen later on an event loop. */
final class VertxTimer implements Timer {
  private final Vertx vertx;

  VertxTimer(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    vertx.setTimer(Math.max(1, delay.toMillis()), id -> task.run());
  }
}
