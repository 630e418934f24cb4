package io.sallyport.engine.payment;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.operation.BillingAddress;
import io.sallyport.spi.operation.Customer;
import java.util.Map;
import java.util.Optional;

/**
 * What came with a payment about persons, and the client's own notes; sealed where it is stored.
 */
public record PaymentDetails(
    Customer customer,
    BillingAddress billing,
    Map<String, String> metadata,
    Optional<String> returnUrl) {
  /** Nothing known. */
  public static final PaymentDetails NONE =
      new PaymentDetails(Customer.NONE, BillingAddress.NONE, Map.of(), Optional.empty());

  /** Copies the notes. */
  public PaymentDetails {
    requireNonNull(customer, "customer");
    requireNonNull(billing, "billing");
    metadata = Map.copyOf(metadata);
    requireNonNull(returnUrl, "returnUrl");
  }

  @Override
  public String toString() {
    return "PaymentDetails";
  }
}
