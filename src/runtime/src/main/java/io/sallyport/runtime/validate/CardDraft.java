package io.sallyport.runtime.validate;

import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.spi.operation.CardNetwork;
import org.jspecify.annotations.Nullable;

/** A card while it is read. Closes what it holds unless it was finished. */
final class CardDraft implements AutoCloseable {
  @Nullable Secret number;
  @Nullable Secret securityCode;
  @Nullable Secret holderName;
  CardNetwork network = CardNetwork.OTHER;
  String maskedNumber = "";
  int expiryMonth;
  int expiryYear;

  boolean securityCodeFits() {
    return securityCode == null
        || securityCode.lengthBytes() == CardNetworks.securityCodeDigits(network);
  }

  /** The card; what was held is the card's to close. */
  CardInput finish() {
    CardInHand card = new CardInHand(number, securityCode, holderName);
    CardInput input = new CardInput(card, network, maskedNumber, expiryMonth, expiryYear);
    number = null;
    securityCode = null;
    holderName = null;
    return input;
  }

  @Override
  public void close() {
    new CardInHand(number, securityCode, holderName).close();
  }
}
