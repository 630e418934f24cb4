package io.sallyport.runtime.door;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How one part of a door stands.
 *
 * @param version of a certificate its serial number in hexadecimal; of authorities the time of
 *     their file
 * @param issuedAt since when the certificate is valid; when the authorities' file was written
 * @param expiresAt when the first certificate of it expires
 * @param loadedAt since when it is in use
 * @param lastFailure the last file that could not be used
 * @param isFailing whether that is still so
 */
public record PartStatus(
    String version,
    Instant issuedAt,
    Instant expiresAt,
    Instant loadedAt,
    Optional<Failure> lastFailure,
    boolean isFailing) {
  /** All are required. */
  public PartStatus {
    requireNonNull(version, "version");
    requireNonNull(issuedAt, "issuedAt");
    requireNonNull(expiresAt, "expiresAt");
    requireNonNull(loadedAt, "loadedAt");
    requireNonNull(lastFailure, "lastFailure");
  }

  /**
   * A file could not be used.
   *
   * @param message what is wrong, on one line, without any content
   */
  public record Failure(Instant at, String message) {
    /** Both are required. */
    public Failure {
      requireNonNull(at, "at");
      requireNonNull(message, "message");
    }
  }

  boolean isFailingWith(String message) {
    return isFailing && lastFailure.map(failure -> failure.message().equals(message)).orElse(false);
  }

  PartStatus failing(Failure failure) {
    return new PartStatus(version, issuedAt, expiresAt, loadedAt, Optional.of(failure), true);
  }

  PartStatus recovered() {
    return new PartStatus(version, issuedAt, expiresAt, loadedAt, lastFailure, false);
  }
}
