package io.sallyport.runtime.connectors;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.sallyport.engine.route.ConnectorCatalog;
import io.sallyport.engine.route.ConnectorLoadException;
import io.sallyport.runtime.config.SallyportConfig;
import io.sallyport.spi.ConnectorProvider;
import io.sallyport.spi.manifest.Endpoint;
import io.sallyport.spi.manifest.Manifest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The connectors that are configured, with where their endpoints are; others stay unused. */
@Singleton
public class LoadedConnectors {
  private final ConnectorCatalog catalog;
  private final SallyportConfig config;

  LoadedConnectors(SallyportConfig config) {
    this.config = config;
    ConnectorCatalog found = load();
    config.connectors().keySet().forEach(id -> requireLoaded(found, id));
    this.catalog = found.only(config.connectors().keySet());
    config.route().defaultConnector().ifPresent(id -> requireLoaded(catalog, id));
    catalog.all().forEach(loaded -> requireEndpoints(loaded.manifest()));
  }

  /** The connectors by id. */
  public ConnectorCatalog catalog() {
    return catalog;
  }

  /** Where an endpoint is: where configuration says, else where the manifest says. */
  public URI address(Manifest manifest, String endpoint) {
    SallyportConfig.Connector settings = config.connectors().get(manifest.id());
    URI configured = settings == null ? null : settings.endpoints().get(endpoint);
    if (configured != null) {
      return configured;
    }
    Endpoint declared = manifest.endpoints().get(endpoint);
    if (declared == null) {
      throw new IllegalArgumentException("no endpoint " + endpoint);
    }
    return declared.address();
  }

  private static ConnectorCatalog load() {
    try {
      return ConnectorCatalog.load(ServiceLoader.load(ConnectorProvider.class));
    } catch (ConnectorLoadException | ServiceConfigurationError defect) {
      throw new ConfigurationException(defect.getMessage(), defect);
    }
  }

  private static void requireLoaded(ConnectorCatalog among, String id) {
    if (among.find(id).isEmpty()) {
      throw new ConfigurationException(
          "there is no connector "
              + id
              + "; there are: "
              + among.all().stream().map(ConnectorCatalog.Loaded::id).sorted().toList());
    }
  }

  private void requireEndpoints(Manifest manifest) {
    SallyportConfig.Connector settings = config.connectors().get(manifest.id());
    if (settings == null) {
      return;
    }
    settings
        .endpoints()
        .forEach(
            (name, address) -> {
              Endpoint declared = manifest.endpoints().get(name);
              if (declared == null || !declared.address().getScheme().equals(address.getScheme())) {
                throw new ConfigurationException(
                    "sallyport.connectors."
                        + manifest.id()
                        + ".endpoints."
                        + name
                        + " must be one of "
                        + manifest.endpoints().keySet()
                        + " with the scheme that the manifest declares");
              }
            });
  }
}
