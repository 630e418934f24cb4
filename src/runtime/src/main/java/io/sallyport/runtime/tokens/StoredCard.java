package io.sallyport.runtime.tokens;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.payment.CardView;
import java.time.Instant;

/**
 * A stored card as everybody may see it.
 *
 * @param merchant for whom it was stored
 */
public record StoredCard(CardView card, String merchant, Instant createdAt) {
  /** All are required. */
  public StoredCard {
    requireNonNull(card, "card");
    requireNonNull(merchant, "merchant");
    requireNonNull(createdAt, "createdAt");
  }
}
