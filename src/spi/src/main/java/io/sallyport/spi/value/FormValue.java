package io.sallyport.spi.value;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.wire.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Fields of an {@code application/x-www-form-urlencoded} body, in order; names may repeat. */
public final class FormValue {
  private final List<Field> fields;

  private FormValue(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  /** A new builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** The fields in their order. */
  public List<Field> fields() {
    return fields;
  }

  /** The first field of that name which is text. */
  public Optional<String> text(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(field -> field.fold(Optional::of, reference -> Optional.<String>empty()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public String toString() {
    return "FormValue" + fields.stream().map(Field::name).toList();
  }

  /** One field: a text, or a place that the egress fills. */
  public sealed interface Field {
    /** The field's name, not encoded. */
    String name();

    /** One branch per kind of field. */
    <R> R fold(Function<String, R> text, Function<Reference, R> reference);
  }

  private record TextField(String name, String value) implements Field {
    TextField {
      requireNonNull(name, "name");
      requireNonNull(value, "value");
    }

    @Override
    public <R> R fold(Function<String, R> text, Function<Reference, R> reference) {
      return text.apply(value);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private record ReferenceField(String name, Reference value) implements Field {
    ReferenceField {
      requireNonNull(name, "name");
      requireNonNull(value, "value");
    }

    @Override
    public <R> R fold(Function<String, R> text, Function<Reference, R> reference) {
      return reference.apply(value);
    }
  }

  /** Collects fields; not for use by several threads. */
  public static final class Builder {
    private final List<Field> fields = new ArrayList<>();

    private Builder() {}

    /** Adds a text. */
    public Builder add(String name, String value) {
      fields.add(new TextField(name, value));
      return this;
    }

    /** Adds a number. */
    public Builder add(String name, long value) {
      return add(name, Long.toString(value));
    }

    /** Adds a place that the egress fills. */
    public Builder add(String name, Reference reference) {
      fields.add(new ReferenceField(name, reference));
      return this;
    }

    /** The form. */
    public FormValue build() {
      return new FormValue(fields);
    }
  }
}
