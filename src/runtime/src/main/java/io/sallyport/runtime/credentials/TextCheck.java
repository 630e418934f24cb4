package io.sallyport.runtime.credentials;

import io.sallyport.runtime.secret.Secret;
import java.util.Arrays;

/**
 * Checks a text before it goes into headers and messages: a line break in it would write another
 * header.
 */
public final class TextCheck {
  private static final int MAX_BYTES = 4096;

  private final String name;

  /**
   * A check.
   *
   * @param name the credential's, for messages
   */
  public TextCheck(String name) {
    this.name = name;
  }

  /**
   * The text as a credential.
   *
   * @param text stays the caller's to wipe
   * @throws SourceException when it can't be used
   */
  public Credential.Text read(byte[] text) {
    return read(text, text.length);
  }

  /**
   * The text as a credential, without the line break that editors and tools leave at the end.
   *
   * @param line stays the caller's to wipe
   * @throws SourceException when it can't be used
   */
  public Credential.Text readLine(byte[] line) {
    int length = line.length;
    if (length > 0 && line[length - 1] == '\n') {
      length--;
      if (length > 0 && line[length - 1] == '\r') {
        length--;
      }
    }
    return read(line, length);
  }

  private Credential.Text read(byte[] text, int length) {
    boolean fits = length > 0 && length <= MAX_BYTES;
    for (int i = 0; fits && i < length; i++) {
      fits = text[i] < 0 || (text[i] >= ' ' && text[i] != 127);
    }
    if (!fits) {
      throw new SourceException(
          SourceException.Reason.UNUSABLE,
          "credential " + name + ": text must be 1 to 4096 bytes without control characters");
    }
    return new Credential.Text(Secret.taking(Arrays.copyOf(text, length)));
  }
}
