package io.sallyport.engine.route;

/** A connector can't be loaded; the start stops with its message. */
public final class ConnectorLoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One clear line. */
  public ConnectorLoadException(String message) {
    super(message);
  }

  /** One clear line, and what was thrown. */
  public ConnectorLoadException(String message, Throwable cause) {
    super(message, cause);
  }
}
