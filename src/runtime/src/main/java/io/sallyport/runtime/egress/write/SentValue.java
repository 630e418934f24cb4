package io.sallyport.runtime.egress.write;

import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.wire.Reference;

/** A value that was written for a reference, or a form of it; its owner wipes it. */
public final class SentValue {
  private final DataClass dataClass;
  private final String role;
  private final boolean plain;
  private final byte[] content;

  SentValue(DataClass dataClass, String role, boolean plain, byte[] content) {
    this.dataClass = dataClass;
    this.role = role;
    this.plain = plain;
    this.content = content;
  }

  /** What class of data it is. */
  public DataClass dataClass() {
    return dataClass;
  }

  /** Whether this is the value itself, not an encoded form. */
  public boolean isPlain() {
    return plain;
  }

  /** The bytes themselves, not a copy: not to be changed or kept. */
  public byte[] content() {
    return content;
  }

  boolean isFor(Reference reference) {
    return plain && dataClass == reference.dataClass() && role.equals(reference.role());
  }

  @Override
  public String toString() {
    return "SentValue[" + dataClass + "]";
  }
}
