package io.sallyport.runtime.door;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.sallyport.runtime.config.SallyportConfig;
import io.sallyport.runtime.credentials.SourceException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The doors of this process. */
@Singleton
public class Doors {
  private final Door data;
  private final Door management;

  Doors(SallyportConfig config) {
    data = open("data", config.data());
    management = open("management", config.management());
  }

  /** The port that applications call. */
  public Door data() {
    return data;
  }

  /** The port that operators and probes call. */
  public Door management() {
    return management;
  }

  /** Both. */
  public List<Door> all() {
    return List.of(data, management);
  }

  void count(@Observes StartupEvent event, MeterRegistry meters) {
    for (Door door : all()) {
      FunctionCounter.builder("sallyport.tls.handshakes.refused", door, Door::refusedHandshakes)
          .description("client certificates that are not trusted")
          .tag("port", door.status().door())
          .register(meters);
      Gauge.builder("sallyport.tls.certificate.expires.seconds", door, Doors::secondsToExpiry)
          .description("time to the end of the certificate that the port presents")
          .tag("port", door.status().door())
          .register(meters);
    }
  }

  private static double secondsToExpiry(Door door) {
    return Duration.between(Instant.now(), door.status().certificate().expiresAt()).toSeconds();
  }

  /** What is wrong is told without its cause: the framework prints the innermost one's trace. */
  private static Door open(String name, SallyportConfig.Listener listener) {
    DoorFiles files =
        new DoorFiles(listener.certificate(), listener.privateKey(), listener.clientTrust());
    try {
      return Door.open(name, files, Clock.systemUTC());
    } catch (SourceException refused) {
      throw new ConfigurationException("sallyport." + name + ": " + refused.getMessage());
    }
  }
}
