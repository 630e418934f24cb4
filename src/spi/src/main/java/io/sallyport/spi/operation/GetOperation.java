package io.sallyport.spi.operation;

import static java.util.Objects.requireNonNull;

/** Ask the gateway what it knows of a payment. */
public record GetOperation(PaymentReference payment) implements Operation {
  /** All are required. */
  public GetOperation {
    requireNonNull(payment, "payment");
  }

  @Override
  public OperationKind kind() {
    return OperationKind.GET;
  }

  @Override
  public <R> R fold(Cases<R> cases) {
    return cases.get(this);
  }
}
