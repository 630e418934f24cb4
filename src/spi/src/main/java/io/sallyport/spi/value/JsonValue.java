package io.sallyport.spi.value;

/** A JSON value (RFC 8259); immutable. In a request, leaves may be references. */
public sealed interface JsonValue
    permits JsonArray, JsonBoolean, JsonNull, JsonNumber, JsonObject, JsonReference, JsonString {
  /** Whether a reference stands somewhere in this value. */
  default boolean holdsReference() {
    return false;
  }
}
