package io.sallyport.engine.port;

import io.sallyport.engine.payment.PaymentDetails;
import io.sallyport.engine.store.SealedBytes;
import java.util.concurrent.CompletionStage;

/** Opens what is sealed, for the engine to pass on. */
public interface CardVault {
  /**
   * The card behind a token, without a security code. Completes with a handle that holds nothing
   * when the token was deleted.
   */
  CompletionStage<CardHandle> card(String client, String token);

  /** The details of a payment. */
  PaymentDetails details(String paymentId, SealedBytes sealed);
}
