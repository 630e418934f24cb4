package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads files that something else keeps up to date. Blocks: for a worker thread. */
final class SecretFile {
  private static final int MAX_TEXT_BYTES = 16_384;
  private static final int MAX_PEM_BYTES = 262_144;

  private SecretFile() {}

  /**
   * A token, without the white space around it; the caller has to wipe it.
   *
   * @throws SourceException when it can not be read, or holds no token
   */
  static byte[] text(Path file) {
    byte[] content = content(file, MAX_TEXT_BYTES);
    try {
      byte[] text = trimmed(content);
      if (text.length == 0 || !JsonBody.isPlain(text)) {
        Arrays.fill(text, (byte) 0);
        throw new SourceException(
            Reason.UNUSABLE,
            "Vault login: the file "
                + file
                + " must hold one text of visible ASCII characters, without quotation marks and"
                + " backslashes");
      }
      return text;
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /** PEM; the caller has to wipe it. Throws as {@link #text} does. */
  static byte[] pem(Path file) {
    return content(file, MAX_PEM_BYTES);
  }

  private static byte[] content(Path file, int maxBytes) {
    byte[] buffer = new byte[maxBytes + 1];
    try (InputStream in = Files.newInputStream(file)) {
      int length = in.readNBytes(buffer, 0, buffer.length);
      if (length > maxBytes) {
        throw new SourceException(
            Reason.UNUSABLE,
            "Vault login: the file " + file + " must have at most " + maxBytes + " bytes");
      }
      return Arrays.copyOf(buffer, length);
    } catch (IOException e) {
      throw new SourceException(
          Reason.UNAVAILABLE,
          "Vault login: the file " + file + " can not be read: " + e.getClass().getSimpleName());
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  private static byte[] trimmed(byte[] content) {
    int start = 0;
    int end = content.length;
    while (start < end && isSpace(content[start])) {
      start++;
    }
    while (end > start && isSpace(content[end - 1])) {
      end--;
    }
    return Arrays.copyOfRange(content, start, end);
  }

  private static boolean isSpace(byte octet) {
    return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
  }
}
