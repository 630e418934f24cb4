package io.sallyport.runtime.store;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** The Vert.x context that the caller is on, where it is on one. */
public final class VertxCallerContext implements CallerContext {
  @Override
  public Executor capture() {
    Context context = Vertx.currentContext();
    return context == null
        ? Runnable::run
        : answer -> context.runOnContext(nothing -> answer.run());
  }
}
