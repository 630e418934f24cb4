package io.sallyport.runtime.egress.write;

import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonBoolean;
import io.sallyport.spi.value.JsonNumber;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonReference;
import io.sallyport.spi.value.JsonString;
import io.sallyport.spi.value.JsonValue;
import java.util.List;
import java.util.Map;

/** A JSON value as bytes, without white space, members in their order. */
final class JsonWriter {
  private static final int CAPACITY_BYTES = 512;

  private final ReferenceValues values;
  private final SecretBuffer out;

  private JsonWriter(ReferenceValues values, SecretBuffer out) {
    this.values = values;
    this.out = out;
  }

  static SecretBuffer write(JsonValue value, ReferenceValues values) {
    SecretBuffer out = new SecretBuffer(CAPACITY_BYTES);
    try {
      new JsonWriter(values, out).value(value);
      return out;
    } catch (RuntimeException refused) {
      out.close();
      throw refused;
    }
  }

  private void value(JsonValue value) {
    if (value instanceof JsonObject object) {
      object(object);
    } else if (value instanceof JsonArray array) {
      array(array);
    } else if (value instanceof JsonString string) {
      JsonText.write(string.value(), out);
    } else if (value instanceof JsonNumber number) {
      out.addAscii(number.text());
    } else if (value instanceof JsonBoolean bool) {
      out.addAscii(bool.value() ? "true" : "false");
    } else if (value instanceof JsonReference leaf) {
      JsonText.write(values.of(leaf.reference()), out);
    } else {
      out.addAscii("null");
    }
  }

  private void object(JsonObject object) {
    char before = '{';
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      out.add(before);
      JsonText.write(member.getKey(), out);
      out.add(':');
      value(member.getValue());
      before = ',';
    }
    if (before == '{') {
      out.add('{');
    }
    out.add('}');
  }

  private void array(JsonArray array) {
    List<JsonValue> elements = array.elements();
    out.add('[');
    for (int at = 0; at < elements.size(); at++) {
      if (at > 0) {
        out.add(',');
      }
      value(elements.get(at));
    }
    out.add(']');
  }
}
