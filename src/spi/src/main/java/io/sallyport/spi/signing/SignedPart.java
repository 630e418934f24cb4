package io.sallyport.spi.signing;

import static java.util.Objects.requireNonNull;

/** A piece of what a signature covers; the pieces are joined in order. */
public sealed interface SignedPart {
  /** Fixed text. */
  record Text(String text) implements SignedPart {
    /** The text is required. */
    public Text {
      requireNonNull(text, "text");
    }
  }

  /** The value of a header. */
  record HeaderValue(String name) implements SignedPart {
    /** The name is required. */
    public HeaderValue {
      requireNonNull(name, "name");
    }
  }

  /** The method, upper case. */
  record Method() implements SignedPart {}

  /** The path with its query, as sent. */
  record Target() implements SignedPart {}

  /** The body, byte for byte. */
  record Body() implements SignedPart {}

  /** The time of the signature, in seconds since 1970. */
  record TimestampSeconds() implements SignedPart {}

  /**
   * Text that the connector has taken out of a webhook's body, for providers that sign chosen
   * fields.
   */
  record Extracted(String text) implements SignedPart {
    /** The text is required. */
    public Extracted {
      requireNonNull(text, "text");
    }
  }
}
