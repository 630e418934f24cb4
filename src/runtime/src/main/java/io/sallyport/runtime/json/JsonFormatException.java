package io.sallyport.runtime.json;

/** A text that is not JSON, or not within the bounds. Never says anything of what it holds. */
public final class JsonFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Without a cause, on purpose: a parser's message repeats what it read. */
  JsonFormatException(String message) {
    super(message);
  }
}
