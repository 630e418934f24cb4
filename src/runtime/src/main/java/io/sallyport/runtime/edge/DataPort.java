package io.sallyport.runtime.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sallyport.engine.ErrorCode;
import io.sallyport.runtime.config.SallyportConfig;
import io.sallyport.runtime.door.Doors;
import io.sallyport.runtime.identity.Identifier;
import io.sallyport.runtime.identity.Peers;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Puts the front before everything on the data port, and a problem document behind it. */
@Singleton
public class DataPort {
  private static final int BEFORE_EVERYTHING = 10_000;

  private final SallyportConfig config;
  private final Doors doors;
  private final MeterRegistry meters;

  DataPort(SallyportConfig config, Doors doors, MeterRegistry meters) {
    this.config = config;
    this.doors = doors;
    this.meters = meters;
  }

  void first(@Observes Filters filters) {
    Identifier identifier =
        new Identifier(Peers.clients(config), "sallyport.client", doors.data().peerTrust());
    Front front = new Front(identifier, this::count);
    filters.register(front::handle, BEFORE_EVERYTHING);
  }

  void last(@Observes Router router) {
    router.route().last().handler(Front::notFound);
    router.route().failureHandler(Front::failed);
  }

  private void count(ErrorCode code, String origin) {
    meters.counter("sallyport.requests.refused", "code", code.code()).increment();
  }
}
