package io.sallyport.engine.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A wrapped data key.
 *
 * @param id {@code key_…}, stands beside each row that it sealed
 * @param purpose what it is for; a key serves one purpose only
 * @param wrappedBy names the key that wraps it
 */
public record DataKeyRecord(
    String id, Purpose purpose, String wrappedBy, SealedBytes wrapped, Instant createdAt) {
  /** All are required. */
  public DataKeyRecord {
    requireNonNull(id, "id");
    requireNonNull(purpose, "purpose");
    requireNonNull(wrappedBy, "wrappedBy");
    requireNonNull(wrapped, "wrapped");
    requireNonNull(createdAt, "createdAt");
  }

  /** What a data key is for. */
  public enum Purpose {
    /** Encrypts card numbers and personal details. */
    SEAL,
    /** Hashes card numbers. */
    CARD_FINGERPRINT,
    /** Hashes requests. */
    REQUEST_FINGERPRINT
  }
}
