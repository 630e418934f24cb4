package io.sallyport.runtime.validate;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.payment.PaymentDetails;
import io.sallyport.spi.Amount;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.Initiator;
import java.util.Optional;

/**
 * A payment as an application asked for it; every value is allowed by itself.
 *
 * @param merchant for whom, or empty for the client's default
 * @param connector where to, or empty for routing
 * @param merchantTransactionId the client's id
 * @param amount may be zero; whether the connector can verify accounts is not known yet
 * @param paymentMethod closed with this
 * @param partialAuthorization whether less than the amount is welcome
 */
public record PaymentRequest(
    Optional<String> merchant,
    Optional<String> connector,
    String merchantTransactionId,
    Amount amount,
    CaptureMethod captureMethod,
    PaymentMethodInput paymentMethod,
    PaymentDetails details,
    Initiator initiator,
    boolean partialAuthorization)
    implements AutoCloseable {
  /** All are required, some possibly empty. */
  public PaymentRequest {
    requireNonNull(merchant, "merchant");
    requireNonNull(connector, "connector");
    requireNonNull(merchantTransactionId, "merchantTransactionId");
    requireNonNull(amount, "amount");
    requireNonNull(captureMethod, "captureMethod");
    requireNonNull(paymentMethod, "paymentMethod");
    requireNonNull(details, "details");
    requireNonNull(initiator, "initiator");
  }

  /** Forgets the card's secrets; safe to call again. */
  @Override
  public void close() {
    paymentMethod.close();
  }

  @Override
  public String toString() {
    return "PaymentRequest";
  }
}
