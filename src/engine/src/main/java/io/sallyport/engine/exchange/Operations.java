package io.sallyport.engine.exchange;

import io.sallyport.engine.payment.CardView;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentDetails;
import io.sallyport.engine.payment.PaymentTerms;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.CaptureOperation;
import io.sallyport.spi.operation.CardMethod;
import io.sallyport.spi.operation.GetOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.PaymentReference;
import io.sallyport.spi.operation.RefundOperation;
import io.sallyport.spi.operation.VoidOperation;

/** Puts what is stored into the connector's words; the same input gives the same operation. */
public final class Operations {
  private Operations() {}

  /**
   * The authorisation of a payment.
   *
   * @param hasSecurityCode whether the code is at hand now
   */
  public static Operation authorize(
      PaymentTerms terms, PaymentDetails details, boolean hasSecurityCode) {
    CardView card = terms.card();
    CardMethod method =
        new CardMethod(
            card.network(),
            card.lastFour(),
            card.expiryMonth(),
            card.expiryYear(),
            hasSecurityCode,
            card.hasHolderName());
    return AuthorizeOperation.builder(
            terms.merchant(), terms.merchantTransactionId(), terms.amount(), method)
        .captureMethod(terms.captureMethod())
        .initiator(terms.initiator())
        .partialAuthorization(terms.partialAuthorization())
        .customer(details.customer())
        .billing(details.billing())
        .metadata(details.metadata())
        .returnUrl(details.returnUrl())
        .build();
  }

  /** A capture, void or refund. */
  public static Operation followUp(Payment payment, FollowUp followUp) {
    PaymentReference reference = reference(payment);
    return switch (followUp.kind()) {
      case CAPTURE -> new CaptureOperation(reference, followUp.amount(), followUp.last());
      case VOID -> new VoidOperation(reference);
      case REFUND -> new RefundOperation(reference, followUp.amount());
    };
  }

  /** Asking the gateway what it knows of a payment. */
  public static Operation get(Payment payment) {
    return new GetOperation(reference(payment));
  }

  private static PaymentReference reference(Payment payment) {
    return new PaymentReference(
        payment.terms().merchant(),
        payment.terms().merchantTransactionId(),
        payment
            .state()
            .connectorTransactionId()
            .orElseThrow(() -> new IllegalStateException("the gateway has given no id")),
        payment.amountOf(payment.state().authorized()));
  }
}
