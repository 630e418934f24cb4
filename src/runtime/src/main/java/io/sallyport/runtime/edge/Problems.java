package io.sallyport.runtime.edge;

import io.sallyport.engine.Problem;
import io.vertx.ext.web.RoutingContext;

/** Problem documents for ports that are not the data port. */
public final class Problems {
  private Problems() {}

  /** Answers with a problem. */
  public static void end(RoutingContext context, Problem problem) {
    Front.end(context, problem);
  }

  /** Nothing else took the request. */
  public static void notFound(RoutingContext context) {
    Front.notFound(context);
  }
}
