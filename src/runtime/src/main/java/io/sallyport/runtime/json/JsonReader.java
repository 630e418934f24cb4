package io.sallyport.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonBoolean;
import io.sallyport.spi.value.JsonNull;
import io.sallyport.spi.value.JsonNumber;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonString;
import io.sallyport.spi.value.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds one value from a parser's tokens; the parser bounds the depth of the recursion. */
final class JsonReader {
  private final JsonParser parser;

  JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  JsonValue document() throws IOException, JsonFormatException {
    JsonValue value = value(parser.nextToken());
    if (parser.nextToken() != null) {
      throw new JsonFormatException("the text goes on after the value");
    }
    return value;
  }

  private JsonValue value(@Nullable JsonToken token) throws IOException, JsonFormatException {
    if (token == null) {
      throw new JsonFormatException("the text ends too early");
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> new JsonString(whole(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> JsonBoolean.TRUE;
      case VALUE_FALSE -> JsonBoolean.FALSE;
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw new JsonFormatException("the text is not JSON");
    };
  }

  private JsonObject object() throws IOException, JsonFormatException {
    JsonObject.Builder members = JsonObject.builder();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = whole(parser.currentName());
      JsonValue value = value(parser.nextToken());
      try {
        members.put(name, value);
      } catch (IllegalArgumentException twice) {
        throw new JsonFormatException("a name stands twice in one object");
      }
    }
    return members.build();
  }

  private JsonArray array() throws IOException, JsonFormatException {
    List<JsonValue> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      elements.add(value(token));
    }
    return new JsonArray(elements);
  }

  private static JsonNumber number(String text) throws JsonFormatException {
    try {
      return new JsonNumber(text);
    } catch (IllegalArgumentException tooLong) {
      throw new JsonFormatException("a number is too long");
    }
  }

  private static String whole(String text) throws JsonFormatException {
    if (Surrogates.areUnpaired(text)) {
      throw new JsonFormatException("a string has half a surrogate pair");
    }
    return text;
  }
}
