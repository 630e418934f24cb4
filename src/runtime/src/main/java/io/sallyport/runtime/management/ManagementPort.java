package io.sallyport.runtime.management;

import io.quarkus.vertx.http.ManagementInterface;
import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.runtime.config.SallyportConfig;
import io.sallyport.runtime.door.Doors;
import io.sallyport.runtime.edge.Problems;
import io.sallyport.runtime.identity.Identifier;
import io.sallyport.runtime.identity.Peers;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Guards the management port and adds its pages. */
@Singleton
public class ManagementPort {
  private static final Set<String> OPEN =
      Set.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics");

  private static final String ROLE = "/credentials/:connector/:role";

  private final SallyportConfig config;
  private final Doors doors;
  private final DeclaredFlows flows;
  private final CredentialPage credentials;

  ManagementPort(
      SallyportConfig config, Doors doors, DeclaredFlows flows, CredentialPage credentials) {
    this.config = config;
    this.doors = doors;
    this.flows = flows;
    this.credentials = credentials;
  }

  void routes(@Observes ManagementInterface management) {
    Identifier identifier =
        new Identifier(
            Peers.operators(config), "sallyport.operator", doors.management().peerTrust());
    Router router = management.router();
    router.route().order(Integer.MIN_VALUE).handler(context -> guard(context, identifier));
    router.get("/flows").handler(flows::json);
    router.get("/credentials").handler(credentials::list);
    router
        .post(ROLE + "/refresh")
        .handler(context -> credentials.refresh(context, identifier.identify(context.request())));
    router
        .post(ROLE + "/compromised")
        .handler(
            context -> credentials.compromised(context, identifier.identify(context.request())));
    router.route().last().handler(Problems::notFound);
  }

  /** A browser presents an operator's certificate by itself, whoever asks it to. */
  private static boolean comesFromAnotherSite(RoutingContext context) {
    String site = context.request().getHeader("Sec-Fetch-Site");
    return context.request().getHeader("Origin") != null
        || (site != null && !site.equals("same-origin") && !site.equals("none"));
  }

  private static void guard(RoutingContext context, Identifier identifier) {
    if (OPEN.contains(context.normalizedPath())) {
      context.next();
      return;
    }
    if (comesFromAnotherSite(context)) {
      Problems.end(
          context, Problem.of(ErrorCode.FORBIDDEN, "not to be called from another site's page"));
      return;
    }
    try {
      identifier.identify(context.request());
    } catch (ProblemException refusal) {
      Problems.end(context, refusal.problem());
      return;
    }
    context.next();
  }
}
