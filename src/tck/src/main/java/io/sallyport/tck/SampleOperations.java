package io.sallyport.tck;

import io.sallyport.spi.Amount;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.CaptureOperation;
import io.sallyport.spi.operation.CardMethod;
import io.sallyport.spi.operation.CardNetwork;
import io.sallyport.spi.operation.GetOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.operation.PaymentReference;
import io.sallyport.spi.operation.RefundOperation;
import io.sallyport.spi.operation.VoidOperation;
import java.util.List;

/** The operations that connectors are tested with unless their author has better ones. */
final class SampleOperations {
  private static final long MINOR_AMOUNT = 1999;
  private static final String MERCHANT = "shop-1";
  private static final String ORDER = "order-1001";

  private SampleOperations() {}

  static List<Operation> of(OperationKind kind, String currency) {
    Amount amount = new Amount(MINOR_AMOUNT, currency);
    PaymentReference payment = new PaymentReference(MERCHANT, ORDER, "ch_sample", amount);
    return switch (kind) {
      case AUTHORIZE -> List.of(withEverything(amount), withLeast(amount));
      case CAPTURE ->
          List.of(
              new CaptureOperation(payment, amount, true),
              new CaptureOperation(payment, amount, false));
      case VOID -> List.of(new VoidOperation(payment));
      case REFUND -> List.of(new RefundOperation(payment, amount));
      case GET -> List.of(new GetOperation(payment));
      default -> List.of();
    };
  }

  private static Operation withEverything(Amount amount) {
    return AuthorizeOperation.builder(MERCHANT, ORDER, amount, card(true))
        .captureMethod(CaptureMethod.AUTOMATIC)
        .build();
  }

  private static Operation withLeast(Amount amount) {
    return AuthorizeOperation.builder(MERCHANT, ORDER, amount, card(false))
        .captureMethod(CaptureMethod.MANUAL)
        .build();
  }

  private static CardMethod card(boolean complete) {
    return new CardMethod(CardNetwork.VISA, "1111", 12, 2031, complete, complete);
  }
}
