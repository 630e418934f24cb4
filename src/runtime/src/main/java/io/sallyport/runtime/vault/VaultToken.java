package io.sallyport.runtime.vault;

import io.sallyport.runtime.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A token of ours. When it ends, Vault revokes what was lent to it, so leases look here as well.
 * Safe for use by several threads.
 */
final class VaultToken {
  private final Secret secret;
  private final Grant grant;
  private volatile Optional<Instant> expiresAt;
  private volatile boolean lent;

  /**
   * What Vault says of a token.
   *
   * @param lifetime what to ask for when it is renewed; zero when it does not end by itself
   * @param remaining how long it is good for, from the moment that it was asked for
   * @param ours whether we may give it back: not one from a file, and not a batch token, which
   *     nobody can
   */
  record Grant(Duration lifetime, Duration remaining, boolean renewable, boolean ours) {}

  /**
   * A token.
   *
   * @param secret taken over
   * @param askedAt before Vault was asked for it, so that we never think that it lasts longer
   */
  VaultToken(Secret secret, Grant grant, Instant askedAt) {
    this.secret = secret;
    this.grant = grant;
    expiresAt =
        grant.remaining().isZero()
            ? Optional.empty()
            : Optional.of(askedAt.plus(grant.remaining()));
  }

  Secret secret() {
    return secret;
  }

  Grant grant() {
    return grant;
  }

  /** Empty when it does not end by itself. */
  Optional<Instant> expiresAt() {
    return expiresAt;
  }

  boolean isValidAt(Instant now) {
    return expiresAt.map(now::isBefore).orElse(true);
  }

  /** It was renewed, or revoked. */
  void endAt(Instant end) {
    expiresAt = Optional.of(end);
  }

  /** Something was lent to it: it must not be revoked while that is in use. */
  void lend() {
    lent = true;
  }

  boolean hasLent() {
    return lent;
  }

  @Override
  public String toString() {
    return "VaultToken";
  }
}
