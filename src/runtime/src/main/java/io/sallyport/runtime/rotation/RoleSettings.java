package io.sallyport.runtime.rotation;

import static java.util.Objects.requireNonNull;

import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.spi.manifest.CredentialRole;
import java.time.Duration;

/**
 * A credential role of a connector, and where its values come from.
 *
 * @param role as the connector's manifest names it
 * @param kind what its values have to be
 * @param source asked by the rotation alone
 * @param maximumAge after which a value should have been replaced
 */
public record RoleSettings(
    String role, CredentialRole.Kind kind, RoleSource source, Duration maximumAge) {
  /** All are required, the age longer than nothing. */
  public RoleSettings {
    requireNonNull(role, "role");
    requireNonNull(kind, "kind");
    requireNonNull(source, "source");
    if (maximumAge.isZero() || maximumAge.isNegative()) {
      throw new IllegalArgumentException("maximumAge must be more than nothing, is " + maximumAge);
    }
  }
}
