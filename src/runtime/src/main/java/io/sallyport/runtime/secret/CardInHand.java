package io.sallyport.runtime.secret;

import io.sallyport.engine.port.CardHandle;
import org.jspecify.annotations.Nullable;

/**
 * A card in memory, from the moment it was parsed or opened until it was sent.
 *
 * <p>The security code lives here and nowhere else, for one authorisation (PCI DSS 3.3.1).
 */
public final class CardInHand implements CardHandle {
  private final @Nullable Secret number;
  private final @Nullable Secret securityCode;
  private final @Nullable Secret holderName;

  /** Takes the secrets over; they are closed with this. */
  public CardInHand(
      @Nullable Secret number, @Nullable Secret securityCode, @Nullable Secret holderName) {
    this.number = number;
    this.securityCode = securityCode;
    this.holderName = holderName;
  }

  /** The same card with a security code that was typed for it; takes the code over. */
  public CardInHand withSecurityCode(@Nullable Secret code) {
    return new CardInHand(number, code, holderName);
  }

  /** Holds nothing. */
  public static CardInHand empty() {
    return new CardInHand(null, null, null);
  }

  /** The number, digits in ASCII, or null. */
  public @Nullable Secret number() {
    return number;
  }

  /** The security code, digits in ASCII, or null. */
  public @Nullable Secret securityCode() {
    return securityCode;
  }

  /** The holder's name in UTF-8, or null. */
  public @Nullable Secret holderName() {
    return holderName;
  }

  @Override
  public boolean hasSecurityCode() {
    return securityCode != null;
  }

  @Override
  public boolean hasHolderName() {
    return holderName != null;
  }

  @Override
  public void close() {
    close(number);
    close(securityCode);
    close(holderName);
  }

  @Override
  public String toString() {
    return "CardInHand";
  }

  private static void close(@Nullable Secret secret) {
    if (secret != null) {
      secret.close();
    }
  }
}
