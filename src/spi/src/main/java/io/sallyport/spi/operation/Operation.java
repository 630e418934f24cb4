package io.sallyport.spi.operation;

/**
 * Something that a connector is asked to do. {@link Cases} has a branch for each kind; a kind that
 * a connector does not declare never reaches it.
 */
public interface Operation {
  /** Which operation this is. */
  OperationKind kind();

  /** Calls the branch for this operation. */
  <R> R fold(Cases<R> cases);

  /**
   * One branch for each operation. A branch that is not overridden throws: kinds may be added to
   * this interface without breaking connectors, because the runtime never asks for what the
   * manifest does not declare.
   */
  interface Cases<R> {
    /** For {@link OperationKind#AUTHORIZE}. */
    default R authorize(AuthorizeOperation operation) {
      throw undeclared(operation);
    }

    /** For {@link OperationKind#CAPTURE}. */
    default R capture(CaptureOperation operation) {
      throw undeclared(operation);
    }

    /** For {@link OperationKind#VOID}. */
    default R voidPayment(VoidOperation operation) {
      throw undeclared(operation);
    }

    /** For {@link OperationKind#REFUND}. */
    default R refund(RefundOperation operation) {
      throw undeclared(operation);
    }

    /** For {@link OperationKind#GET}. */
    default R get(GetOperation operation) {
      throw undeclared(operation);
    }

    private static IllegalStateException undeclared(Operation operation) {
      return new IllegalStateException("connector has no branch for " + operation.kind());
    }
  }
}
