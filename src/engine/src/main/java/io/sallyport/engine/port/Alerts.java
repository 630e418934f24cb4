package io.sallyport.engine.port;

/** Where alerts go. */
public interface Alerts {
  /** Raises an alert; never throws, never blocks. */
  void raise(Alert alert);
}
