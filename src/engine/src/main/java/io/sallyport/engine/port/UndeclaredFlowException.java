package io.sallyport.engine.port;

/** A connector wanted to send data to a place that its manifest does not declare. */
public final class UndeclaredFlowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names connector, data class and place; none of them is a secret. */
  public UndeclaredFlowException(String message) {
    super(message);
  }
}
