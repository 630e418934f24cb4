package io.sallyport.spi.value;

import io.sallyport.spi.wire.Reference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object; members keep their order and have distinct names.
 *
 * <p>The readers are made for answers that can't be trusted: a member that is missing or of another
 * type is empty, never an exception.
 */
public final class JsonObject implements JsonValue {
  private static final JsonObject EMPTY = new JsonObject(new LinkedHashMap<>());

  private final Map<String, JsonValue> members;

  private JsonObject(Map<String, JsonValue> members) {
    this.members = Collections.unmodifiableMap(members);
  }

  /** The object without members. */
  public static JsonObject empty() {
    return EMPTY;
  }

  /** A new builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** The members in their order. */
  public Map<String, JsonValue> members() {
    return members;
  }

  /** The member's value of whatever type. */
  public Optional<JsonValue> value(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** The member's text, when it is a string. */
  public Optional<String> string(String name) {
    return members.get(name) instanceof JsonString string
        ? Optional.of(string.value())
        : Optional.empty();
  }

  /** The member's value, when it is an integer in the range of a long. */
  public OptionalLong integer(String name) {
    return members.get(name) instanceof JsonNumber number ? number.asLong() : OptionalLong.empty();
  }

  /** The member's value, when it is a boolean. */
  public Optional<Boolean> bool(String name) {
    return members.get(name) instanceof JsonBoolean bool
        ? Optional.of(bool.value())
        : Optional.empty();
  }

  /** The member, when it is an object. */
  public Optional<JsonObject> object(String name) {
    return members.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  /** The member, when it is an array. */
  public Optional<JsonArray> array(String name) {
    return members.get(name) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
  }

  @Override
  public boolean holdsReference() {
    return members.values().stream().anyMatch(JsonValue::holdsReference);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject object && members.equals(object.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return "JsonObject" + members.keySet();
  }

  /** Collects members; not for use by several threads. */
  public static final class Builder {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a member; a name that is there already is refused. */
    public Builder put(String name, JsonValue value) {
      if (members.putIfAbsent(name, value) != null) {
        throw new IllegalArgumentException("member names must be distinct");
      }
      return this;
    }

    /** Adds a string. */
    public Builder put(String name, String value) {
      return put(name, new JsonString(value));
    }

    /** Adds an integer. */
    public Builder put(String name, long value) {
      return put(name, JsonNumber.of(value));
    }

    /** Adds a boolean. */
    public Builder put(String name, boolean value) {
      return put(name, JsonBoolean.of(value));
    }

    /** Adds a place that the egress fills. */
    public Builder put(String name, Reference reference) {
      return put(name, new JsonReference(reference));
    }

    /** Adds a string, or nothing when there is none. */
    public Builder put(String name, Optional<String> value) {
      value.ifPresent(text -> put(name, text));
      return this;
    }

    /** The object. */
    public JsonObject build() {
      return new JsonObject(new LinkedHashMap<>(members));
    }
  }
}
