package io.sallyport.spi.operation;

import static java.util.Objects.requireNonNull;

/** Give up an authorisation, all of it. */
public record VoidOperation(PaymentReference payment) implements Operation {
  /** All are required. */
  public VoidOperation {
    requireNonNull(payment, "payment");
  }

  @Override
  public OperationKind kind() {
    return OperationKind.VOID;
  }

  @Override
  public <R> R fold(Cases<R> cases) {
    return cases.voidPayment(this);
  }
}
