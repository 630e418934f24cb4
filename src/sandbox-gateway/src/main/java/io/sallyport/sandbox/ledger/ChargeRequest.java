package io.sallyport.sandbox.ledger;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for with a new charge.
 *
 * @param reference the client's own name of this attempt; several charges may share one, since a
 *     ledger that hid a second charge would be no judge
 * @param amount in minor units of the currency; zero, without capture, verifies the account
 * @param currency ISO 4217
 */
public record ChargeRequest(
    String reference,
    @Nullable String merchantReference,
    long amount,
    String currency,
    boolean capture,
    boolean allowPartial,
    Card card) {
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Checks the values.
   *
   * @throws RefusedException when one is impossible
   */
  public ChargeRequest {
    Limits.checkReference("reference", reference);
    if (merchantReference != null) {
      Limits.checkReference("merchant_reference", merchantReference);
    }
    if (amount < (capture ? 1 : 0) || amount > Limits.LARGEST_AMOUNT) {
      throw RefusedException.invalid("amount");
    }
    if (!CURRENCIES.contains(currency)) {
      throw RefusedException.invalid("currency");
    }
  }
}
