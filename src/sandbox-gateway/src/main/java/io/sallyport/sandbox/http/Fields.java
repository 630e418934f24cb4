package io.sallyport.sandbox.http;

import io.sallyport.sandbox.ledger.RefusedException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of a JSON object's members; a wrong type is refused under the member's path. JSON's
 * null counts as absent.
 */
final class Fields {
  private final JsonObject object;
  private final String prefix;

  Fields(JsonObject object) {
    this(object, "");
  }

  private Fields(JsonObject object, String prefix) {
    this.object = object;
    this.prefix = prefix;
  }

  Fields object(String name) {
    if (object.getValue(name) instanceof JsonObject inner) {
      return new Fields(inner, prefix + name + ".");
    }
    throw invalid(name);
  }

  String text(String name) {
    String value = optionalText(name);
    if (value == null) {
      throw invalid(name);
    }
    return value;
  }

  @Nullable String optionalText(String name) {
    Object value = value(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw invalid(name);
  }

  /** An integer; a fraction or a number out of range is refused. */
  long integer(String name) {
    Object value = value(name);
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw invalid(name);
  }

  long integer(String name, long whenAbsent) {
    return value(name) == null ? whenAbsent : integer(name);
  }

  boolean flag(String name, boolean whenAbsent) {
    Object value = value(name);
    if (value == null) {
      return whenAbsent;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw invalid(name);
  }

  private @Nullable Object value(String name) {
    return object.getValue(name);
  }

  private RefusedException invalid(String name) {
    return RefusedException.invalid(prefix + name);
  }
}
