package io.sallyport.runtime.validate;

import static java.util.Objects.requireNonNull;

import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.spi.operation.CardNetwork;
import java.util.function.Function;

/**
 * A card that was typed in, valid as far as that can be seen from itself.
 *
 * @param card number, and security code and holder name where there are any; closed with this
 * @param network by the number's first digits
 * @param maskedNumber first and last four digits
 * @param expiryMonth 1 to 12
 * @param expiryYear four digits
 */
public record CardInput(
    CardInHand card, CardNetwork network, String maskedNumber, int expiryMonth, int expiryYear)
    implements PaymentMethodInput {
  /** All are required. */
  public CardInput {
    requireNonNull(card, "card");
    requireNonNull(network, "network");
    requireNonNull(maskedNumber, "maskedNumber");
  }

  @Override
  public <R> R fold(Function<CardInput, R> onCard, Function<TokenInput, R> onToken) {
    return onCard.apply(this);
  }

  @Override
  public void close() {
    card.close();
  }

  @Override
  public String toString() {
    return "CardInput";
  }
}
