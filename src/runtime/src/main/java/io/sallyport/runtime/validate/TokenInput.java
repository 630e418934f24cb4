package io.sallyport.runtime.validate;

import static java.util.Objects.requireNonNull;

import io.sallyport.runtime.secret.Secret;
import io.sallyport.spi.operation.CardNetwork;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stored card.
 *
 * @param token {@code tok_…}; whether there is such a token is not known yet
 * @param securityCode three or four digits that the customer typed again, or null; closed with this
 */
public record TokenInput(String token, @Nullable Secret securityCode)
    implements PaymentMethodInput {
  /** The token is required. */
  public TokenInput {
    requireNonNull(token, "token");
  }

  /** Whether the security code, if there is one, is as long as the network's. */
  public boolean securityCodeFits(CardNetwork network) {
    return securityCode == null
        || securityCode.lengthBytes() == CardNetworks.securityCodeDigits(network);
  }

  @Override
  public <R> R fold(Function<CardInput, R> onCard, Function<TokenInput, R> onToken) {
    return onToken.apply(this);
  }

  @Override
  public void close() {
    if (securityCode != null) {
      securityCode.close();
    }
  }

  @Override
  public String toString() {
    return "TokenInput";
  }
}
