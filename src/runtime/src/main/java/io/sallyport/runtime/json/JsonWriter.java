package io.sallyport.runtime.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonBoolean;
import io.sallyport.spi.value.JsonNull;
import io.sallyport.spi.value.JsonNumber;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonString;
import io.sallyport.spi.value.JsonValue;
import java.io.IOException;
import java.util.Map;

/** Hands one value to a generator; the generator bounds the depth of the recursion. */
final class JsonWriter {
  private final JsonGenerator generator;

  JsonWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  void write(JsonValue value) throws IOException {
    if (value instanceof JsonObject object) {
      write(object);
    } else if (value instanceof JsonArray array) {
      write(array);
    } else if (value instanceof JsonString string) {
      generator.writeString(whole(string.value()));
    } else if (value instanceof JsonNumber number) {
      generator.writeNumber(number.text());
    } else if (value instanceof JsonBoolean bool) {
      generator.writeBoolean(bool.value());
    } else if (value == JsonNull.NULL) {
      generator.writeNull();
    } else {
      throw new IllegalArgumentException("the value must not hold a reference");
    }
  }

  private void write(JsonObject object) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      generator.writeFieldName(whole(member.getKey()));
      write(member.getValue());
    }
    generator.writeEndObject();
  }

  private void write(JsonArray array) throws IOException {
    generator.writeStartArray();
    for (JsonValue element : array.elements()) {
      write(element);
    }
    generator.writeEndArray();
  }

  private static String whole(String text) {
    if (Surrogates.areUnpaired(text)) {
      throw new IllegalArgumentException("a string has half a surrogate pair");
    }
    return text;
  }
}
