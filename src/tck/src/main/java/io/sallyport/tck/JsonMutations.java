package io.sallyport.tck;

import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonBoolean;
import io.sallyport.spi.value.JsonNull;
import io.sallyport.spi.value.JsonNumber;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonString;
import io.sallyport.spi.value.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Changes of a right answer: each differs from it at one place, or throughout. */
final class JsonMutations {
  private static final List<JsonValue> STRANGERS =
      List.of(
          JsonNull.NULL,
          JsonBoolean.TRUE,
          JsonNumber.of(-1),
          JsonNumber.of(Long.MAX_VALUE),
          new JsonNumber("99999999999999999999"),
          new JsonNumber("1e30"),
          new JsonNumber("19.99"),
          new JsonString(""),
          new JsonString(".."),
          new JsonString("x".repeat(300)),
          new JsonArray(List.of()),
          JsonObject.empty());

  private JsonMutations() {}

  /** Every value that differs from this at one place: a member is gone, or something else. */
  static List<JsonValue> of(JsonValue value) {
    if (value instanceof JsonObject object) {
      return ofObject(object);
    }
    return value instanceof JsonArray array ? ofArray(array) : List.of();
  }

  private static List<JsonValue> ofObject(JsonObject object) {
    List<JsonValue> mutations = new ArrayList<>();
    object
        .members()
        .forEach(
            (name, member) -> {
              mutations.add(without(object, name));
              strangersAndMutations(member)
                  .forEach(other -> mutations.add(with(object, name, other)));
            });
    return mutations;
  }

  private static List<JsonValue> ofArray(JsonArray array) {
    List<JsonValue> mutations = new ArrayList<>();
    for (int index = 0; index < array.elements().size(); index++) {
      for (JsonValue other : strangersAndMutations(array.elements().get(index))) {
        List<JsonValue> elements = new ArrayList<>(array.elements());
        elements.set(index, other);
        mutations.add(new JsonArray(elements));
      }
    }
    return mutations;
  }

  private static List<JsonValue> strangersAndMutations(JsonValue value) {
    List<JsonValue> others = new ArrayList<>(STRANGERS);
    others.addAll(of(value));
    return others;
  }

  private static JsonObject without(JsonObject object, String name) {
    JsonObject.Builder builder = JsonObject.builder();
    object
        .members()
        .forEach(
            (member, value) -> {
              if (!member.equals(name)) {
                builder.put(member, value);
              }
            });
    return builder.build();
  }

  private static JsonObject with(JsonObject object, String name, JsonValue other) {
    JsonObject.Builder builder = JsonObject.builder();
    object
        .members()
        .forEach((member, value) -> builder.put(member, member.equals(name) ? other : value));
    return builder.build();
  }

  /** The value with every leaf changed as told. */
  static JsonValue throughout(JsonValue value, UnaryOperator<JsonValue> change) {
    if (value instanceof JsonArray array) {
      return new JsonArray(
          array.elements().stream().map(element -> throughout(element, change)).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return change.apply(value);
    }
    JsonObject.Builder builder = JsonObject.builder();
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      builder.put(member.getKey(), throughout(member.getValue(), change));
    }
    return builder.build();
  }
}
