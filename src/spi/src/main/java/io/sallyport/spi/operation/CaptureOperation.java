package io.sallyport.spi.operation;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.Amount;

/**
 * Take an authorised amount, or a part of it.
 *
 * @param amount what to take
 * @param last whether nothing more will be captured, so that the rest is released
 */
public record CaptureOperation(PaymentReference payment, Amount amount, boolean last)
    implements Operation {
  /** All are required. */
  public CaptureOperation {
    requireNonNull(payment, "payment");
    requireNonNull(amount, "amount");
  }

  @Override
  public OperationKind kind() {
    return OperationKind.CAPTURE;
  }

  @Override
  public <R> R fold(Cases<R> cases) {
    return cases.capture(this);
  }
}
