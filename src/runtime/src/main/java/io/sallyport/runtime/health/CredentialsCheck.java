package io.sallyport.runtime.health;

import io.sallyport.runtime.PresentCredentials;
import io.sallyport.runtime.rotation.RoleStatus;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while every credential role has a value that can be used. What is only degraded is said
 * with its reason, and stays ready.
 */
@Readiness
@Singleton
public class CredentialsCheck implements HealthCheck {
  private final PresentCredentials present;

  CredentialsCheck(PresentCredentials present) {
    this.present = present;
  }

  @Override
  public HealthCheckResponse call() {
    List<RoleStatus> roles =
        present.running().map(running -> running.rotation().statuses()).orElse(List.of());
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("credentials")
            .status(present.running().isPresent() && roles.stream().allMatch(RoleStatus::usable));
    for (RoleStatus role : roles) {
      if (!role.usable() || !role.degraded().isEmpty()) {
        response.withData(role.connector() + "/" + role.role(), reason(role));
      }
    }
    return response.build();
  }

  private static String reason(RoleStatus role) {
    String reasons = String.join("; ", role.degraded());
    return reasons.isEmpty() ? role.state().name() : role.state() + ": " + reasons;
  }
}
