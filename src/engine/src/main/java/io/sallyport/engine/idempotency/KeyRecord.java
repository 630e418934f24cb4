package io.sallyport.engine.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that was used.
 *
 * @param followUpId the follow-up that the first request started, or empty when it was a payment
 * @param answer what the first request was answered, once that is conclusive
 */
public record KeyRecord(
    KeyScope scope,
    Fingerprint fingerprint,
    String paymentId,
    Optional<String> followUpId,
    Optional<StoredAnswer> answer,
    Instant expiresAt) {
  /** All are required. */
  public KeyRecord {
    requireNonNull(scope, "scope");
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(paymentId, "paymentId");
    requireNonNull(followUpId, "followUpId");
    requireNonNull(answer, "answer");
    requireNonNull(expiresAt, "expiresAt");
  }
}
