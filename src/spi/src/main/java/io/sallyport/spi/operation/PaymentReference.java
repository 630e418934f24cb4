package io.sallyport.spi.operation;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.Amount;

/**
 * The payment that a follow-up is about.
 *
 * @param merchant our name of the merchant
 * @param merchantTransactionId the application's id of the payment
 * @param connectorTransactionId the gateway's id of the payment
 * @param authorizedAmount what was authorised
 */
public record PaymentReference(
    String merchant,
    String merchantTransactionId,
    String connectorTransactionId,
    Amount authorizedAmount) {
  /** All are required. */
  public PaymentReference {
    requireNonNull(merchant, "merchant");
    requireNonNull(merchantTransactionId, "merchantTransactionId");
    requireNonNull(connectorTransactionId, "connectorTransactionId");
    requireNonNull(authorizedAmount, "authorizedAmount");
  }
}
