package io.sallyport.runtime.validate;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.payment.PaymentDetails;
import io.sallyport.spi.Amount;
import io.sallyport.spi.operation.BillingAddress;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.Customer;
import io.sallyport.spi.operation.Initiator;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A payment while it is read. Closes what it holds unless it was finished. */
final class PaymentDraft implements AutoCloseable {
  final Instant now;
  @Nullable String merchant;
  @Nullable String connector;
  @Nullable String merchantTransactionId;
  @Nullable Amount amount;
  @Nullable PaymentMethodInput paymentMethod;
  @Nullable String returnUrl;
  CaptureMethod captureMethod = CaptureMethod.AUTOMATIC;
  Initiator initiator = Initiator.CUSTOMER;
  boolean partialAuthorization;
  Customer customer = Customer.NONE;
  BillingAddress billing = BillingAddress.NONE;
  Map<String, String> metadata = Map.of();

  PaymentDraft(Instant now) {
    this.now = now;
  }

  /** The payment, once every required part is there; what was held is its to close. */
  PaymentRequest finish() {
    PaymentRequest request =
        new PaymentRequest(
            Optional.ofNullable(merchant),
            Optional.ofNullable(connector),
            requireNonNull(merchantTransactionId),
            requireNonNull(amount),
            captureMethod,
            requireNonNull(paymentMethod),
            new PaymentDetails(customer, billing, metadata, Optional.ofNullable(returnUrl)),
            initiator,
            partialAuthorization);
    paymentMethod = null;
    return request;
  }

  @Override
  public void close() {
    if (paymentMethod != null) {
      paymentMethod.close();
    }
  }
}
