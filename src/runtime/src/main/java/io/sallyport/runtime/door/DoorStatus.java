package io.sallyport.runtime.door;

import static java.util.Objects.requireNonNull;

/**
 * How a door stands.
 *
 * @param door {@code data} or {@code management}
 */
public record DoorStatus(String door, PartStatus certificate, PartStatus authorities) {
  /** All are required. */
  public DoorStatus {
    requireNonNull(door, "door");
    requireNonNull(certificate, "certificate");
    requireNonNull(authorities, "authorities");
  }
}
