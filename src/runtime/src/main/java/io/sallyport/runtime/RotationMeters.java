package io.sallyport.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.rotation.RoleStatus;
import io.sallyport.runtime.rotation.RotatingCredentials;
import io.sallyport.runtime.rotation.RotationEvents;
import io.sallyport.spi.probe.ProbeVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Counts what the rotation does, and shows age and end of each role's value. */
final class RotationMeters implements RotationEvents {
  private static final String CONNECTOR = "connector";
  private static final String ROLE = "role";
  private static final String RESULT = "result";

  private final MeterRegistry meters;
  private final InstantSource clock;

  RotationMeters(MeterRegistry meters, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
  }

  /** Shows the roles from now on. */
  void show(RotatingCredentials credentials) {
    for (RoleStatus role : credentials.statuses()) {
      gauge(
          credentials,
          role,
          "sallyport.credentials.age.seconds",
          "age of the value in use",
          since(RoleStatus::issuedAt, false));
      gauge(
          credentials,
          role,
          "sallyport.credentials.expires.seconds",
          "time to the end of the value in use",
          since(RoleStatus::expiresAt, true));
      gauge(
          credentials,
          role,
          "sallyport.credentials.usable",
          "whether there is a value that can be used",
          status -> status.usable() ? 1 : 0);
    }
  }

  @Override
  public void fetched(String connector, String role) {
    looked(connector, role, "new");
  }

  @Override
  public void unchanged(String connector, String role) {
    looked(connector, role, "unchanged");
  }

  @Override
  public void fetchFailed(String connector, String role, SourceException.Reason reason) {
    looked(connector, role, word(reason));
  }

  @Override
  public void renewed(String connector, String role) {
    looked(connector, role, "renewed");
  }

  @Override
  public void renewalFailed(String connector, String role, SourceException.Reason reason) {
    looked(connector, role, "renewal_" + word(reason));
  }

  @Override
  public void revocationFailed(String connector, String role) {
    looked(connector, role, "revocation_failed");
  }

  @Override
  public void rotated(String connector, String role, long generation, Result result) {
    Tags tags = Tags.of(CONNECTOR, connector, ROLE, role, RESULT, word(result));
    meters.counter("sallyport.credentials.rotations", tags).increment();
  }

  @Override
  public void probed(String connector, ProbeVerdict verdict) {
    meters
        .counter("sallyport.credentials.probes", CONNECTOR, connector, "verdict", word(verdict))
        .increment();
  }

  private void looked(String connector, String role, String result) {
    Tags tags = Tags.of(CONNECTOR, connector, ROLE, role, RESULT, result);
    meters.counter("sallyport.credentials.looks", tags).increment();
  }

  private void gauge(
      RotatingCredentials credentials,
      RoleStatus role,
      String name,
      String description,
      ToDoubleFunction<RoleStatus> value) {
    Gauge.builder(
            name,
            credentials,
            all ->
                all.statuses().stream()
                    .filter(status -> status.connector().equals(role.connector()))
                    .filter(status -> status.role().equals(role.role()))
                    .mapToDouble(value)
                    .findFirst()
                    .orElse(Double.NaN))
        .description(description)
        .tags(CONNECTOR, role.connector(), ROLE, role.role())
        .register(meters);
  }

  private ToDoubleFunction<RoleStatus> since(
      Function<RoleStatus, Optional<Instant>> moment, boolean ahead) {
    return status ->
        moment
            .apply(status)
            .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
            .map(seconds -> ahead ? -seconds : seconds)
            .orElse(Double.NaN);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
