package io.sallyport.spi.manifest;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;

/** A place that the connector sends requests to; it can send to no other. */
public sealed interface Endpoint {
  /** Its name, {@code [a-z][a-z0-9-]{0,31}}, unique in the manifest. */
  String name();

  /** Where it is by default; configuration may name another place, for tests and regions. */
  URI address();

  /**
   * An HTTP endpoint.
   *
   * @param address {@code https://host[:port]}, without a path
   */
  record Http(String name, URI address) implements Endpoint {
    /** Checks name and address. */
    public Http {
      Names.requireName("endpoint", name);
      requireAddress(address, "https");
    }
  }

  /**
   * An endpoint with framed messages on long-lived TLS connections.
   *
   * @param address {@code tls://host:port}
   * @param idleAfter how long a connection may be silent before {@link
   *     io.sallyport.spi.wire.FramedConnector#echo} is sent
   */
  record Framed(String name, URI address, Framing framing, Duration idleAfter) implements Endpoint {
    /** Checks name and address. */
    public Framed {
      Names.requireName("endpoint", name);
      requireAddress(address, "tls");
      requireNonNull(framing, "framing");
      if (idleAfter.isNegative() || idleAfter.isZero()) {
        throw new IllegalArgumentException("idleAfter must be positive");
      }
    }
  }

  private static void requireAddress(URI address, String scheme) {
    boolean bare =
        "".equals(address.getRawPath())
            && address.getRawQuery() == null
            && address.getRawFragment() == null
            && address.getRawUserInfo() == null;
    if (!scheme.equals(address.getScheme()) || address.getHost() == null || !bare) {
      throw new IllegalArgumentException("address must be " + scheme + "://host[:port]");
    }
  }
}
