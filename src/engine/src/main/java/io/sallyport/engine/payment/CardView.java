package io.sallyport.engine.payment;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.operation.CardNetwork;

/**
 * A card as everybody may see it.
 *
 * @param token stands for the card
 * @param maskedNumber first and last four digits, {@code 4111-XXXX-XXXX-1111} (PCI DSS 3.4.1 allows
 *     the first six or eight and the last four)
 * @param expiryMonth 1 to 12
 * @param expiryYear four digits
 * @param hasHolderName whether a holder's name is sealed with it
 */
public record CardView(
    String token,
    String maskedNumber,
    CardNetwork network,
    int expiryMonth,
    int expiryYear,
    boolean hasHolderName) {
  /** All are required. */
  public CardView {
    requireNonNull(token, "token");
    requireNonNull(maskedNumber, "maskedNumber");
    requireNonNull(network, "network");
  }

  /** The number's last four digits. */
  public String lastFour() {
    return maskedNumber.substring(maskedNumber.length() - 4);
  }
}
