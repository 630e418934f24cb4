package io.sallyport.runtime.egress.write;

/** A request can not be written as the connector made it. The message never has a value. */
public final class UnwritableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnwritableException(String message) {
    super(message);
  }
}
