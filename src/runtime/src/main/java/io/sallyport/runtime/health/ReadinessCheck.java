package io.sallyport.runtime.health;

import io.sallyport.runtime.Phase;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready from the end of the start, what was in doubt being taken over, to the begin of the stop.
 */
@Readiness
@Singleton
public class ReadinessCheck implements HealthCheck {
  private final Phase phase;

  ReadinessCheck(Phase phase) {
    this.phase = phase;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("sallyport")
        .status(phase.isServing())
        .withData("phase", phase.name())
        .build();
  }
}
