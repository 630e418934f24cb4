package io.sallyport.runtime.validate;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A card that is to be stored, as an application sent it.
 *
 * @param merchant for whom, or empty for the client's default
 * @param card without a security code; closed with this
 */
public record TokenRequest(Optional<String> merchant, CardInput card) implements AutoCloseable {
  /** Both are required, the merchant possibly empty. */
  public TokenRequest {
    requireNonNull(merchant, "merchant");
    requireNonNull(card, "card");
  }

  /** Forgets the card's secrets; safe to call again. */
  @Override
  public void close() {
    card.close();
  }

  @Override
  public String toString() {
    return "TokenRequest";
  }
}
