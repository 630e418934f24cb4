package io.sallyport.runtime.door;

/** What a door has from files. */
public enum DoorPart {
  /** Our certificate with its key. */
  CERTIFICATE,
  /** The authorities whose client certificates are trusted. */
  AUTHORITIES
}
