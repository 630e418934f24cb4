package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.secret.Secret;

/** What may be a text credential: a line break in it would write another header. */
final class CheckedText {
  private static final int MAX_BYTES = 4_096;
  private static final int DELETE = 127;

  private CheckedText() {}

  /**
   * A copy of the text as a secret.
   *
   * @param what names it in the message
   * @throws SourceException when it can not be one
   */
  static Secret secret(String what, byte[] text) {
    boolean fits = text.length > 0 && text.length <= MAX_BYTES;
    for (byte octet : text) {
      fits &= octet < 0 || (octet >= ' ' && octet != DELETE);
    }
    if (!fits) {
      throw new SourceException(
          Reason.UNUSABLE,
          what + " must be a text of 1 to " + MAX_BYTES + " bytes without control characters");
    }
    return Secret.taking(text.clone());
  }
}
