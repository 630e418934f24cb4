package io.sallyport.engine.store;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.payment.CardView;
import java.time.Instant;

/**
 * A stored card.
 *
 * @param client who may use the token
 * @param merchant for whom
 * @param sealed number and holder name, encrypted
 * @param fingerprint keyed hash of the number; never leaves the process together with the masked
 *     number (PCI DSS 3.5.1)
 */
public record TokenRecord(
    CardView card,
    String client,
    String merchant,
    SealedBytes sealed,
    Fingerprint fingerprint,
    Instant createdAt) {
  /** All are required. */
  public TokenRecord {
    requireNonNull(card, "card");
    requireNonNull(client, "client");
    requireNonNull(merchant, "merchant");
    requireNonNull(sealed, "sealed");
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(createdAt, "createdAt");
  }
}
