package io.sallyport.runtime.door;

import java.time.Instant;

/** What a part of a door is made of, as far as an operator sees it. */
interface PartValue {
  /**
   * Which one it is.
   *
   * @param fileVersion of the files that it was read from
   */
  String version(String fileVersion);

  /**
   * Since when there is this one.
   *
   * @param modified when its files were written
   */
  Instant issuedAt(Instant modified);

  /** When the first certificate of it expires. */
  Instant expiresAt();
}
