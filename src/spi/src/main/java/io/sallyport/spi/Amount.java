package io.sallyport.spi;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money, in minor units of an ISO 4217 currency. Never a float; arithmetic is checked.
 *
 * @param minorAmount the amount in the currency's minor unit, from 0 to {@link #MAX_MINOR_AMOUNT}
 * @param currency three letters, a currency of {@link Iso4217}
 */
public record Amount(long minorAmount, String currency) {
  /** Twelve digits, what ISO 8583 field 4 carries. */
  public static final long MAX_MINOR_AMOUNT = 999_999_999_999L;

  /** Checks range and currency. */
  public Amount {
    if (minorAmount < 0 || minorAmount > MAX_MINOR_AMOUNT) {
      throw new IllegalArgumentException("minorAmount must be from 0 to " + MAX_MINOR_AMOUNT);
    }
    if (!Iso4217.isCurrency(currency)) {
      throw new IllegalArgumentException("currency must be an ISO 4217 currency");
    }
  }

  /**
   * The amount, or empty when range or currency is impossible: for answers that can't be trusted.
   */
  public static Optional<Amount> ifValid(long minorAmount, @Nullable String currency) {
    boolean valid =
        minorAmount >= 0 && minorAmount <= MAX_MINOR_AMOUNT && Iso4217.isCurrency(currency);
    return valid && currency != null
        ? Optional.of(new Amount(minorAmount, currency))
        : Optional.empty();
  }

  /** Nothing, in the given currency. */
  public static Amount zero(String currency) {
    return new Amount(0, currency);
  }

  /** The sum; both must have the same currency, and the sum must be within range. */
  public Amount plus(Amount other) {
    requireSameCurrency(other);
    return new Amount(Math.addExact(minorAmount, other.minorAmount), currency);
  }

  /** The difference; both must have the same currency, and it must not be negative. */
  public Amount minus(Amount other) {
    requireSameCurrency(other);
    return new Amount(Math.subtractExact(minorAmount, other.minorAmount), currency);
  }

  /** Whether this is more than {@code other}; both must have the same currency. */
  public boolean exceeds(Amount other) {
    requireSameCurrency(other);
    return minorAmount > other.minorAmount;
  }

  /** Whether this is nothing. */
  public boolean isZero() {
    return minorAmount == 0;
  }

  /** The amount in major units by the exponent of ISO 4217: 1999 EUR is 19.99, 500 JPY is 500. */
  public BigDecimal toMajorUnits() {
    return BigDecimal.valueOf(minorAmount, Iso4217.exponent(currency));
  }

  private void requireSameCurrency(Amount other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("amounts have different currencies");
    }
  }
}
