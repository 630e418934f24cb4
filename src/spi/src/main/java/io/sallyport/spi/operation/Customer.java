package io.sallyport.spi.operation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Who pays, as far as the application says.
 *
 * @param id the application's id of the customer
 * @param ip the customer's address, as text
 * @param email the customer's mail address
 */
public record Customer(Optional<String> id, Optional<String> ip, Optional<String> email) {
  /** Nothing known. */
  public static final Customer NONE =
      new Customer(Optional.empty(), Optional.empty(), Optional.empty());

  /** All are required, possibly empty. */
  public Customer {
    requireNonNull(id, "id");
    requireNonNull(ip, "ip");
    requireNonNull(email, "email");
  }

  @Override
  public String toString() {
    return "Customer";
  }
}
