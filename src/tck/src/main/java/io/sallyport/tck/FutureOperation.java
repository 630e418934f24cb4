package io.sallyport.tck;

import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.OperationKind;

/** An operation of a kind that the SPI names but has no type for yet. */
record FutureOperation(OperationKind kind) implements Operation {
  /** As the branch of a kind that is added later does: it throws. */
  @Override
  public <R> R fold(Cases<R> cases) {
    throw new IllegalStateException("connector has no branch for " + kind);
  }
}
