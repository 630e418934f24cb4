package io.sallyport.engine.payment;

/**
 * A change of state that no rule allows: a defect of the caller, or a store that lost its order.
 */
public final class IllegalTransitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names both states; they are no secret. */
  public IllegalTransitionException(Enum<?> from, Enum<?> to) {
    super("illegal transition from " + from + " to " + to);
  }
}
