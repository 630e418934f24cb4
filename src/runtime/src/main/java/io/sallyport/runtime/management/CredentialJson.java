package io.sallyport.runtime.management;

import io.sallyport.runtime.PresentCredentials;
import io.sallyport.runtime.door.Door;
import io.sallyport.runtime.door.DoorStatus;
import io.sallyport.runtime.door.PartStatus;
import io.sallyport.runtime.rotation.RoleStatus;
import io.sallyport.runtime.vault.VaultStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the state of credentials for operators. */
final class CredentialJson {
  private final InstantSource clock;

  CredentialJson(InstantSource clock) {
    this.clock = clock;
  }

  JsonObject all(PresentCredentials.Running running, List<Door> doors) {
    JsonArray roles = new JsonArray();
    running.rotation().statuses().forEach(status -> roles.add(role(status)));
    JsonArray listeners = new JsonArray();
    doors.forEach(door -> listeners.add(listener(door.status())));
    JsonObject json = new JsonObject().put("roles", roles).put("listeners", listeners);
    running.vault().ifPresent(vault -> json.put("vault", vault(vault.status())));
    return json;
  }

  private JsonObject listener(DoorStatus status) {
    return new JsonObject()
        .put("listener", status.door())
        .put("certificate", part(status.certificate()))
        .put("client_trust", part(status.authorities()));
  }

  private JsonObject part(PartStatus status) {
    JsonObject json =
        new JsonObject()
            .put("version", status.version())
            .put("issued_at", status.issuedAt().toString())
            .put("expires_at", status.expiresAt().toString())
            .put("loaded_at", status.loadedAt().toString())
            .put("failing", status.isFailing());
    status
        .lastFailure()
        .ifPresent(
            failure ->
                json.put("last_failure", failure(failure.at(), "UNUSABLE", failure.message())));
    return json;
  }

  private static JsonObject vault(VaultStatus status) {
    JsonObject json = new JsonObject().put("logged_in", status.loggedIn());
    put(json, "until", status.until());
    status
        .lastFailure()
        .ifPresent(
            failure ->
                json.put(
                    "last_failure",
                    failure(failure.at(), failure.reason().name(), failure.message())));
    return json;
  }

  JsonObject role(RoleStatus status) {
    JsonObject json =
        new JsonObject()
            .put("connector", status.connector())
            .put("role", status.role())
            .put("kind", status.kind().name().toLowerCase(Locale.ROOT))
            .put("source", status.source())
            .put("state", status.state().name())
            .put("usable", status.usable())
            .put("generation", status.generation());
    status.version().ifPresent(version -> json.put("version", version));
    put(json, "issued_at", status.issuedAt());
    status
        .issuedAt()
        .ifPresent(
            at -> json.put("age_seconds", Duration.between(at, clock.instant()).toSeconds()));
    put(json, "expires_at", status.expiresAt());
    status
        .expiresAt()
        .ifPresent(
            at ->
                json.put("expires_in_seconds", Duration.between(clock.instant(), at).toSeconds()));
    put(json, "last_rotation", status.lastRotation());
    put(json, "next_look", status.nextLook());
    status
        .lastFailure()
        .ifPresent(
            failure ->
                json.put(
                    "last_failure", failure(failure.at(), failure.reason(), failure.message())));
    return json.put("degraded", new JsonArray(status.degraded()));
  }

  private static JsonObject failure(Instant at, String reason, String message) {
    return new JsonObject().put("at", at.toString()).put("reason", reason).put("message", message);
  }

  private static void put(JsonObject json, String name, Optional<Instant> at) {
    at.ifPresent(instant -> json.put(name, instant.toString()));
  }
}
