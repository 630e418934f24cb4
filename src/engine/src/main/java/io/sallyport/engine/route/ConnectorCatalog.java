package io.sallyport.engine.route;

import io.sallyport.spi.Connector;
import io.sallyport.spi.ConnectorProvider;
import io.sallyport.spi.SpiVersion;
import io.sallyport.spi.manifest.Manifest;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The loaded connectors by id; checked when it is made, unchanged afterwards. */
public final class ConnectorCatalog {
  private final Map<String, Loaded> connectors;

  private ConnectorCatalog(Map<String, Loaded> connectors) {
    this.connectors = Collections.unmodifiableMap(connectors);
  }

  /**
   * Asks each provider for its connector.
   *
   * @throws ConnectorLoadException when a provider throws, its SPI version does not fit, or an id
   *     is there twice
   */
  public static ConnectorCatalog load(Iterable<? extends ConnectorProvider> providers) {
    Map<String, Loaded> connectors = new LinkedHashMap<>();
    for (ConnectorProvider provider : providers) {
      Loaded loaded = load(provider);
      if (connectors.putIfAbsent(loaded.manifest().id(), loaded) != null) {
        throw new ConnectorLoadException(
            "connector id " + loaded.manifest().id() + " is provided twice");
      }
    }
    return new ConnectorCatalog(connectors);
  }

  /** The connector of that id. */
  public Optional<Loaded> find(String id) {
    return Optional.ofNullable(connectors.get(id));
  }

  /** Every connector. */
  public Collection<Loaded> all() {
    return connectors.values();
  }

  /** The same without the connectors that are not named. */
  public ConnectorCatalog only(Set<String> ids) {
    Map<String, Loaded> kept = new LinkedHashMap<>(connectors);
    kept.keySet().retainAll(ids);
    return new ConnectorCatalog(kept);
  }

  private static Loaded load(ConnectorProvider provider) {
    String name = provider.getClass().getName();
    String version = ask(name, provider::spiVersion);
    if (!SpiVersion.fits(SpiVersion.CURRENT, version)) {
      throw new ConnectorLoadException(
          "connector provider "
              + name
              + " was compiled against SPI "
              + version
              + ", this runtime has "
              + SpiVersion.CURRENT);
    }
    Connector connector = ask(name, provider::connector);
    Manifest manifest = ask(name, connector::manifest);
    return new Loaded(connector, manifest);
  }

  private static <T> T ask(String provider, Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException | LinkageError defect) {
      throw new ConnectorLoadException("connector provider " + provider + " failed", defect);
    }
  }

  /** A connector with what it declares. */
  public record Loaded(Connector connector, Manifest manifest) {
    /** The connector's id. */
    public String id() {
      return manifest.id();
    }
  }
}
