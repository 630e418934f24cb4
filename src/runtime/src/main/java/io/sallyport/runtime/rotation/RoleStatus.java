package io.sallyport.runtime.rotation;

import io.sallyport.spi.manifest.CredentialRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a role stands. Never holds a value, its hash or its length.
 *
 * @param source the place, as it stands in the configuration
 * @param version of the present value
 * @param generation of the present value; 0 when there is none
 * @param issuedAt since when there has been the present value
 * @param expiresAt when it stops working by itself
 * @param lastRotation when requests were last shifted to the present value from another one
 * @param lastFailure the last thing that went wrong, also when it is over
 * @param degraded why somebody should look, a sentence each; empty when nobody has to
 * @param usable whether requests get a value
 * @param nextLook when the source is asked next
 */
public record RoleStatus(
    String connector,
    String role,
    CredentialRole.Kind kind,
    String source,
    Optional<String> version,
    long generation,
    Optional<Instant> issuedAt,
    Optional<Instant> expiresAt,
    State state,
    Optional<Instant> lastRotation,
    Optional<Failure> lastFailure,
    List<String> degraded,
    boolean usable,
    Optional<Instant> nextLook) {
  /** Copies. */
  public RoleStatus {
    degraded = List.copyOf(degraded);
  }

  /** What there is. */
  public enum State {
    /** No value was had yet. */
    MISSING,
    /** Requests carry the value. */
    VALID,
    /** Requests carry the value, and the one before is kept until it has proven itself. */
    TRIAL,
    /** The gateway refuses the only value there is. */
    REFUSED,
    /** The value has ended, and nothing replaced it. */
    EXPIRED,
    /** The value was reported as compromised, and nothing replaced it yet. */
    COMPROMISED
  }

  /**
   * Something that went wrong.
   *
   * @param reason a constant code
   * @param message a sentence; never a secret
   */
  public record Failure(Instant at, String reason, String message) {}

  /** The same at a later time: a value may have ended since. */
  RoleStatus at(Instant now) {
    if (!usable || expiresAt.isEmpty() || now.isBefore(expiresAt.get())) {
      return this;
    }
    List<String> reasons = new ArrayList<>(degraded);
    reasons.add("expired at " + expiresAt.get());
    State ended = state == State.COMPROMISED ? state : State.EXPIRED;
    return new RoleStatus(
        connector,
        role,
        kind,
        source,
        version,
        generation,
        issuedAt,
        expiresAt,
        ended,
        lastRotation,
        lastFailure,
        reasons,
        false,
        nextLook);
  }
}
