package io.sallyport.spi.value;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.wire.Reference;

/** A leaf of a request: the egress writes the referenced value here as a JSON string. */
public record JsonReference(Reference reference) implements JsonValue {
  /** The reference is required. */
  public JsonReference {
    requireNonNull(reference, "reference");
  }

  @Override
  public boolean holdsReference() {
    return true;
  }
}
