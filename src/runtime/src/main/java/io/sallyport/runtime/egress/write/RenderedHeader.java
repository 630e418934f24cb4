package io.sallyport.runtime.egress.write;

/**
 * A header as it is sent.
 *
 * @param value one character a byte; what a connector put together has no text form
 */
public record RenderedHeader(String name, CharSequence value) {
  /** Whether the value can be wiped and must not become a text. */
  public boolean isWithheld() {
    return value instanceof HeaderBytes;
  }

  @Override
  public String toString() {
    return name;
  }
}
