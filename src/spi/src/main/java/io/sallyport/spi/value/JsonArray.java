package io.sallyport.spi.value;

import java.util.List;

/** A JSON array. */
public record JsonArray(List<JsonValue> elements) implements JsonValue {
  /** Copies the list. */
  public JsonArray {
    elements = List.copyOf(elements);
  }

  @Override
  public boolean holdsReference() {
    return elements.stream().anyMatch(JsonValue::holdsReference);
  }

  @Override
  public String toString() {
    return "JsonArray[" + elements.size() + "]";
  }

  /** The elements that are objects; others are passed over. */
  public List<JsonObject> objects() {
    return elements.stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }
}
