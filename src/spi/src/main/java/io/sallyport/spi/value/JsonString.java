package io.sallyport.spi.value;

import static java.util.Objects.requireNonNull;

/** A JSON string. */
public record JsonString(String value) implements JsonValue {
  /** The text is required. */
  public JsonString {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return "JsonString[" + value.length() + "]";
  }
}
