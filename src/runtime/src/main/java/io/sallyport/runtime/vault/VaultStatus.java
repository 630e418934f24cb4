package io.sallyport.runtime.vault;

import static java.util.Objects.requireNonNull;

import io.sallyport.runtime.credentials.SourceException;
import java.time.Instant;
import java.util.Optional;

/**
 * How we stand with Vault. Holds no token.
 *
 * @param loggedIn whether we have a token that has not ended
 * @param until when that token ends, unless it is renewed; empty when there is none, or it does not
 *     end by itself
 * @param lastFailure the last login or renewal that failed, whatever came after
 */
public record VaultStatus(
    boolean loggedIn, Optional<Instant> until, Optional<Failure> lastFailure) {
  /** All are required. */
  public VaultStatus {
    requireNonNull(until, "until");
    requireNonNull(lastFailure, "lastFailure");
  }

  /**
   * A login or renewal that failed.
   *
   * @param message on one line, without any value
   */
  public record Failure(SourceException.Reason reason, String message, Instant at) {
    /** All are required. */
    public Failure {
      requireNonNull(reason, "reason");
      requireNonNull(message, "message");
      requireNonNull(at, "at");
    }
  }
}
