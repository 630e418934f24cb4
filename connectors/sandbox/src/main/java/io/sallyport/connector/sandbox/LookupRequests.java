package io.sallyport.connector.sandbox;

import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.CaptureOperation;
import io.sallyport.spi.operation.GetOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.PaymentReference;
import io.sallyport.spi.operation.RefundOperation;
import io.sallyport.spi.operation.VoidOperation;
import io.sallyport.spi.wire.HttpRequest;

/**
 * The request that looks up what became of an operation: a charge by our reference, a follow-up
 * among those of its charge.
 */
record LookupRequests(ExchangeContext context) implements Operation.Cases<HttpRequest> {
  @Override
  public HttpRequest authorize(AuthorizeOperation operation) {
    return OperationRequests.read(SandboxManifest.CHARGES)
        .query("reference", context.attemptReference())
        .build();
  }

  @Override
  public HttpRequest capture(CaptureOperation operation) {
    return charge(operation.payment());
  }

  @Override
  public HttpRequest voidPayment(VoidOperation operation) {
    return charge(operation.payment());
  }

  @Override
  public HttpRequest refund(RefundOperation operation) {
    return charge(operation.payment());
  }

  @Override
  public HttpRequest get(GetOperation operation) {
    return charge(operation.payment());
  }

  private static HttpRequest charge(PaymentReference payment) {
    return OperationRequests.read(SandboxManifest.CHARGE, payment.connectorTransactionId()).build();
  }
}
