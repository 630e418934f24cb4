package io.sallyport.runtime.credentials;

import static java.util.Objects.requireNonNull;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import java.time.Instant;
import java.util.Optional;

/**
 * A value fresh from its source.
 *
 * @param version what the source calls this value: a KV version, a serial number, a file's
 *     modification time; not a secret, at most 100 visible characters
 * @param issuedAt since when there has been this value, for its age
 * @param expiresAt when it stops working by itself, where that is known
 * @param lease when the value is lent
 */
public record Fetched(
    Credential value,
    String version,
    Instant issuedAt,
    Optional<Instant> expiresAt,
    Optional<Lease> lease) {
  /** All are required, the last two possibly empty. */
  public Fetched {
    requireNonNull(value, "value");
    requireNonNull(version, "version");
    requireNonNull(issuedAt, "issuedAt");
    requireNonNull(expiresAt, "expiresAt");
    requireNonNull(lease, "lease");
  }

  /**
   * A value that nobody lends. A certificate tells by itself since when and until when it is good.
   *
   * @param written since when there has been this value, when it does not tell
   */
  public static Fetched unleased(Credential value, String version, Instant written) {
    if (value instanceof ClientCertificate certificate) {
      return new Fetched(
          value,
          version,
          certificate.validFrom(),
          Optional.of(certificate.validUntil()),
          Optional.empty());
    }
    return new Fetched(value, version, written, Optional.empty(), Optional.empty());
  }
}
