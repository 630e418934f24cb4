package io.sallyport.runtime.vault.server.imitation;

import java.time.Duration;
import java.time.Instant;

/**
 * What was given out for a time.
 *
 * @param token whose it is; it ends with that
 */
record Lease(
    String id,
    String token,
    boolean renewable,
    Duration ttl,
    Duration maxTtl,
    Instant created,
    Instant end) {
  Lease until(Instant newEnd) {
    return new Lease(id, token, renewable, ttl, maxTtl, created, newEnd);
  }
}
