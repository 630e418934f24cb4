package io.sallyport.runtime.management;

import io.sallyport.engine.route.ConnectorCatalog.Loaded;
import io.sallyport.runtime.connectors.LoadedConnectors;
import io.sallyport.spi.manifest.DataFlow;
import io.sallyport.spi.manifest.Place;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;

/** The declared map of data: which class of data may go to which host, request and place. */
@Singleton
public class DeclaredFlows {
  private final LoadedConnectors connectors;

  DeclaredFlows(LoadedConnectors connectors) {
    this.connectors = connectors;
  }

  void json(RoutingContext context) {
    JsonArray flows = new JsonArray();
    for (Loaded loaded : connectors.catalog().all()) {
      for (DataFlow flow : loaded.manifest().dataFlows()) {
        flows.add(flow(loaded, flow));
      }
    }
    context
        .response()
        .putHeader("content-type", "application/json")
        .end(new JsonObject().put("declared", flows).encode());
  }

  private JsonObject flow(Loaded loaded, DataFlow flow) {
    URI address = connectors.address(loaded.manifest(), flow.endpoint());
    JsonObject json =
        new JsonObject()
            .put("connector", loaded.id())
            .put("data_class", flow.dataClass().name())
            .put("host", address.getAuthority());
    if (flow.request() instanceof DataFlow.RequestShape.Http http) {
      json.put("method", http.method().name()).put("path", http.pathTemplate());
    }
    return json.put("place", place(flow.place()));
  }

  private static String place(Place place) {
    if (place instanceof Place.Header header) {
      return "header " + header.name();
    }
    if (place instanceof Place.Json json) {
      return "json " + json.pointer();
    }
    if (place instanceof Place.Form form) {
      return "form " + form.field();
    }
    return place instanceof Place.Group group ? "group " + group.name() : "other";
  }
}
