package io.sallyport.engine.flow;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.CardView;
import io.sallyport.engine.payment.PaymentDetails;
import io.sallyport.engine.port.CardHandle;
import io.sallyport.engine.store.SealedBytes;
import io.sallyport.engine.store.TokenRecord;
import io.sallyport.spi.Amount;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.Initiator;
import java.util.Optional;

/**
 * A payment as it is asked for, its card sealed.
 *
 * @param paymentId the id that the payment will have; the details are sealed under it
 * @param cardHandle for the references; closed by the engine when the payment is answered
 * @param newToken the card's token, when the request brought a number
 */
public record AuthorizeCommand(
    Caller caller,
    KeyScope key,
    Fingerprint fingerprint,
    String paymentId,
    String merchant,
    Optional<String> connector,
    String merchantTransactionId,
    Amount amount,
    CaptureMethod captureMethod,
    Initiator initiator,
    boolean partialAuthorization,
    CardView card,
    CardHandle cardHandle,
    Optional<TokenRecord> newToken,
    PaymentDetails details,
    SealedBytes sealedDetails) {
  /** All are required. */
  public AuthorizeCommand {
    requireNonNull(caller, "caller");
    requireNonNull(key, "key");
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(paymentId, "paymentId");
    requireNonNull(merchant, "merchant");
    requireNonNull(connector, "connector");
    requireNonNull(merchantTransactionId, "merchantTransactionId");
    requireNonNull(amount, "amount");
    requireNonNull(captureMethod, "captureMethod");
    requireNonNull(initiator, "initiator");
    requireNonNull(card, "card");
    requireNonNull(cardHandle, "cardHandle");
    requireNonNull(newToken, "newToken");
    requireNonNull(details, "details");
    requireNonNull(sealedDetails, "sealedDetails");
  }
}
