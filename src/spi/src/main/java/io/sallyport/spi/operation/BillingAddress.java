package io.sallyport.spi.operation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where the card's bills go, as far as the application says.
 *
 * @param country two letters of ISO 3166-1
 */
public record BillingAddress(
    Optional<String> country,
    Optional<String> postalCode,
    Optional<String> city,
    Optional<String> line1,
    Optional<String> line2) {
  /** Nothing known. */
  public static final BillingAddress NONE =
      new BillingAddress(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** All are required, possibly empty. */
  public BillingAddress {
    requireNonNull(country, "country");
    requireNonNull(postalCode, "postalCode");
    requireNonNull(city, "city");
    requireNonNull(line1, "line1");
    requireNonNull(line2, "line2");
  }

  @Override
  public String toString() {
    return "BillingAddress";
  }
}
