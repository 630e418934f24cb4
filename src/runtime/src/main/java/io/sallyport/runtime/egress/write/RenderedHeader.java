package io.sallyport.runtime.egress.write;

/**
 * A header as it is sent.
 *
 * @param value one character a byte; what came from a connector has no text form
 */
public record RenderedHeader(String name, CharSequence value) {
  @Override
  public String toString() {
    return name;
  }
}
