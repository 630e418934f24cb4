package io.sallyport.engine.payment;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.Amount;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.Initiator;
import java.time.Instant;

/**
 * What was asked for; never changes.
 *
 * @param id ours, {@code pay_…}
 * @param client who asked
 * @param merchant for whom
 * @param merchantTransactionId the client's id
 * @param partialAuthorization whether less than the amount is welcome
 * @param hadSecurityCode whether a security code came with it; the code itself is gone by now
 */
public record PaymentTerms(
    String id,
    String client,
    String merchant,
    String connector,
    String merchantTransactionId,
    Amount amount,
    CaptureMethod captureMethod,
    Initiator initiator,
    boolean partialAuthorization,
    boolean hadSecurityCode,
    CardView card,
    Instant createdAt) {
  /** All are required. */
  public PaymentTerms {
    requireNonNull(id, "id");
    requireNonNull(client, "client");
    requireNonNull(merchant, "merchant");
    requireNonNull(connector, "connector");
    requireNonNull(merchantTransactionId, "merchantTransactionId");
    requireNonNull(amount, "amount");
    requireNonNull(captureMethod, "captureMethod");
    requireNonNull(initiator, "initiator");
    requireNonNull(card, "card");
    requireNonNull(createdAt, "createdAt");
  }
}
