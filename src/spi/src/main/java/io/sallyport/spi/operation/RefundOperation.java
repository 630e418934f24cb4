package io.sallyport.spi.operation;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.Amount;

/**
 * Give back a captured amount, or a part of it.
 *
 * @param amount what to give back
 */
public record RefundOperation(PaymentReference payment, Amount amount) implements Operation {
  /** All are required. */
  public RefundOperation {
    requireNonNull(payment, "payment");
    requireNonNull(amount, "amount");
  }

  @Override
  public OperationKind kind() {
    return OperationKind.REFUND;
  }

  @Override
  public <R> R fold(Cases<R> cases) {
    return cases.refund(this);
  }
}
