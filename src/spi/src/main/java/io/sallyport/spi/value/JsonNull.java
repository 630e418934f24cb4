package io.sallyport.spi.value;

/** The JSON null. */
public enum JsonNull implements JsonValue {
  /** The one value. */
  NULL
}
