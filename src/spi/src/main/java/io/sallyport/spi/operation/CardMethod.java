package io.sallyport.spi.operation;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * A card, as much of it as connector code may see. Number, security code and holder name go into a
 * request as {@link io.sallyport.spi.wire.Reference}s.
 *
 * @param network by the number's first digits
 * @param lastFour the number's last four digits
 * @param expiryMonth 1 to 12
 * @param expiryYear four digits
 * @param hasSecurityCode whether {@code Reference.securityCode()} can be used; only ever in the
 *     authorisation that the customer typed it for
 * @param hasHolderName whether {@code Reference.holderName()} can be used
 */
public record CardMethod(
    CardNetwork network,
    String lastFour,
    int expiryMonth,
    int expiryYear,
    boolean hasSecurityCode,
    boolean hasHolderName)
    implements PaymentMethod {
  /** Checks ranges. */
  public CardMethod {
    requireNonNull(network, "network");
    if (!lastFour.matches("\\d{4}")) {
      throw new IllegalArgumentException("lastFour must be four digits");
    }
    if (expiryMonth < 1 || expiryMonth > 12 || expiryYear < 2000 || expiryYear > 2099) {
      throw new IllegalArgumentException("expiry must be a month from 2000-01 to 2099-12");
    }
  }

  @Override
  public <R> R fold(Function<CardMethod, R> card) {
    return card.apply(this);
  }
}
