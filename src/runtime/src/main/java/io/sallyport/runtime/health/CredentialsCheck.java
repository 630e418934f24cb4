package io.sallyport.runtime.health;

import io.sallyport.runtime.PresentCredentials;
import io.sallyport.runtime.door.DoorStatus;
import io.sallyport.runtime.door.Doors;
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
  private final Doors doors;

  CredentialsCheck(PresentCredentials present, Doors doors) {
    this.present = present;
    this.doors = doors;
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
    doors.all().forEach(door -> describe(door.status(), response));
    return response.build();
  }

  /** A broken new file takes nothing away: what was there before stays in use. */
  private static void describe(DoorStatus door, HealthCheckResponseBuilder response) {
    if (door.certificate().isFailing()) {
      response.withData(
          "listener " + door.door(),
          "new certificate unusable; valid until " + door.certificate().expiresAt());
    }
  }

  private static String reason(RoleStatus role) {
    String reasons = String.join("; ", role.degraded());
    return reasons.isEmpty() ? role.state().name() : role.state() + ": " + reasons;
  }
}
