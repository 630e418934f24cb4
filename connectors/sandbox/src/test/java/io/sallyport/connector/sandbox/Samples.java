package io.sallyport.connector.sandbox;

import io.sallyport.spi.Amount;
import io.sallyport.spi.Connector;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.Step;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.CaptureOperation;
import io.sallyport.spi.operation.CardMethod;
import io.sallyport.spi.operation.CardNetwork;
import io.sallyport.spi.operation.GetOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.PaymentReference;
import io.sallyport.spi.operation.RefundOperation;
import io.sallyport.spi.operation.VoidOperation;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.WireResult;
import java.time.Instant;

/** The operations of the tests, and the short ways through the connector. */
final class Samples {
  static final String REFERENCE = "att_7";
  static final String CHARGE_ID = "ch_abcdefghijklmnopqrst";
  static final ExchangeContext CONTEXT =
      new ExchangeContext(REFERENCE, Instant.parse("2026-11-03T10:15:30Z"), 7);
  static final Amount TWENTY = new Amount(1999, "EUR");
  static final Amount FIVE = new Amount(500, "EUR");
  static final CardMethod CARD = new CardMethod(CardNetwork.VISA, "1111", 12, 2031, true, true);
  static final PaymentReference PAYMENT =
      new PaymentReference("shop-1", "order-1001", CHARGE_ID, TWENTY);
  static final Operation AUTHORIZE = authorize(TWENTY).build();
  static final Operation CAPTURE = new CaptureOperation(PAYMENT, FIVE, true);
  static final Operation VOID = new VoidOperation(PAYMENT);
  static final Operation REFUND = new RefundOperation(PAYMENT, FIVE);
  static final Operation GET = new GetOperation(PAYMENT);

  private static final Connector CONNECTOR = new SandboxConnectorProvider().connector();

  private Samples() {}

  static AuthorizeOperation.Builder authorize(Amount amount) {
    return AuthorizeOperation.builder("shop-1", "order-1001", amount, CARD);
  }

  static HttpRequest request(Operation operation) {
    return (HttpRequest) begun(operation).request();
  }

  static HttpRequest lookup(Operation operation) {
    return (HttpRequest) recovering(operation).request();
  }

  /** The outcome of an operation that is answered so. */
  static Outcome outcome(Operation operation, WireResult result) {
    Step step = CONNECTOR.proceed(operation, begun(operation).state(), result, CONTEXT);
    return ((Step.Done) step).outcome();
  }

  static Processed processed(Operation operation, WireResult result) {
    return (Processed) outcome(operation, result);
  }

  /** The step after a lookup that is answered so. */
  static Step recovered(Operation operation, WireResult result) {
    return CONNECTOR.proceed(operation, recovering(operation).state(), result, CONTEXT);
  }

  private static Step.Send begun(Operation operation) {
    return (Step.Send) CONNECTOR.begin(operation, CONTEXT);
  }

  private static Step.Send recovering(Operation operation) {
    return (Step.Send) CONNECTOR.recover(operation, begun(operation).state(), CONTEXT);
  }
}
