package io.sallyport.runtime.tokens;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.payment.CardView;
import io.sallyport.runtime.secret.CardInHand;

/**
 * A stored card that is to be paid with.
 *
 * @param view what everybody may see of it
 * @param card what is sent; closed by whoever sends it
 */
public record OpenedCard(CardView view, CardInHand card) {
  /** Both are required. */
  public OpenedCard {
    requireNonNull(view, "view");
    requireNonNull(card, "card");
  }

  @Override
  public String toString() {
    return "OpenedCard";
  }
}
