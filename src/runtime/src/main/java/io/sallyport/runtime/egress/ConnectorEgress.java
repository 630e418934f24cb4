package io.sallyport.runtime.egress;

import static java.util.Objects.requireNonNull;

import io.sallyport.runtime.credentials.Credentials;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.probe.ProbeConnector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the egress needs to know of one connector.
 *
 * @param endpoints where its endpoints are, by name, when not where the manifest says
 * @param trust the authorities that the gateway's certificate is checked with, a PEM file; empty
 *     for the JDK's
 * @param timeout for one request, from 100 ms to 5 minutes
 * @param maxInFlight requests at the same time, from 1 to 10,000
 * @param maxConnections connections to each endpoint, from 1 to 10,000
 * @param probe the connector itself, where it has a harmless request that tries credentials
 */
public record ConnectorEgress(
    Manifest manifest,
    Map<String, URI> endpoints,
    Optional<Path> trust,
    Credentials credentials,
    Duration timeout,
    int maxInFlight,
    int maxConnections,
    Optional<ProbeConnector> probe) {
  private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(5);
  private static final int MAX_COUNT = 10_000;

  /** Copies the endpoints and checks ranges. */
  public ConnectorEgress {
    requireNonNull(manifest, "manifest");
    requireNonNull(trust, "trust");
    requireNonNull(credentials, "credentials");
    requireNonNull(probe, "probe");
    endpoints = Map.copyOf(endpoints);
    require(
        timeout.compareTo(MIN_TIMEOUT) >= 0 && timeout.compareTo(MAX_TIMEOUT) <= 0,
        "timeout must be from 100 ms to 5 minutes");
    require(maxInFlight >= 1 && maxInFlight <= MAX_COUNT, "maxInFlight must be from 1 to 10000");
    require(
        maxConnections >= 1 && maxConnections <= MAX_COUNT,
        "maxConnections must be from 1 to 10000");
    for (String name : endpoints.keySet()) {
      require(
          manifest.endpoints().containsKey(name),
          "connector " + manifest.id() + " has no endpoint " + name);
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
