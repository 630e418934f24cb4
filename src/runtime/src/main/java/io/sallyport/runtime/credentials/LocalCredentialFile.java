package io.sallyport.runtime.credentials;

import io.sallyport.runtime.tokens.LocalMasterKey;
import io.sallyport.runtime.tokens.SealBrokenException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The file of local credentials: a line that says the format, then, in base64, the nonce and the
 * ciphertext of AES-256-GCM over the credentials as JSON. The key derives from the local master
 * key; the first line is associated data.
 *
 * <p>The JSON is an object of credentials by name ({@code [a-z0-9][a-z0-9/._-]{0,99}}): {@code
 * {"text": "…"}}, or {@code {"certificate": "PEM chain, own certificate first", "private_key":
 * "PEM, PKCS #8"}} with an EC or RSA key.
 *
 * <p>Blocks: not for an event loop.
 */
public final class LocalCredentialFile {
  private static final String HEADER = "sallyport-credentials v1";
  private static final byte[] HEADER_LINE = (HEADER + "\n").getBytes(StandardCharsets.US_ASCII);
  static final int MAX_BYTES = 4_194_304;
  private static final int SEALING_BYTES = 4;

  private final InstantSource clock;

  /**
   * Such files.
   *
   * @param clock tells which certificates are valid
   */
  public LocalCredentialFile(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Checks credentials and writes them, encrypted, to a file that its owner alone can read. A file
   * that is there is replaced in one step.
   *
   * @param keyFile the master key's
   * @param plaintextJson the credentials; wiped in any case
   * @throws CredentialFileException when something is wrong with them, or the file can not be
   *     written
   * @throws io.sallyport.runtime.tokens.MasterKeyException when the key can not be used
   */
  public void seal(Path keyFile, Path out, byte[] plaintextJson) {
    try {
      LocalMasterKey key = LocalMasterKey.read(keyFile);
      requireUsable(plaintextJson);
      byte[] sealed = key.sealCredentials(plaintextJson, HEADER_LINE);
      byte[] text = Base64.getMimeEncoder(76, new byte[] {'\n'}).encode(sealed);
      ByteBuffer content = ByteBuffer.allocate(HEADER_LINE.length + text.length + 1);
      content.put(HEADER_LINE).put(text).put((byte) '\n');
      OwnerOnlyFile.replace(out, content.array());
    } catch (IOException e) {
      throw new CredentialFileException("the credentials file " + out + " can not be written", e);
    } finally {
      Arrays.fill(plaintextJson, (byte) 0);
    }
  }

  /**
   * What a file holds.
   *
   * @param sealing differs each time that the file is sealed: some of the nonce, which is random
   *     and no secret
   */
  record Opened(CredentialFormat.Read read, String sealing) implements AutoCloseable {
    @Override
    public void close() {
      read.close();
    }
  }

  /**
   * Opens a file's content.
   *
   * @param file for messages
   * @throws CredentialFileException when it does not open, or is of another form
   */
  Opened open(Path file, byte[] content, LocalMasterKey key) {
    byte[] sealed = sealed(file, content);
    byte[] plain;
    try {
      plain = key.openCredentials(sealed, HEADER_LINE);
    } catch (SealBrokenException e) {
      throw new CredentialFileException(
          "the credentials file "
              + file
              + " does not open with the master key "
              + key.id()
              + ": it was changed, or sealed with another key");
    }
    try {
      return new Opened(
          CredentialFormat.read(plain, clock.instant()),
          HexFormat.of().formatHex(sealed, 0, SEALING_BYTES));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private void requireUsable(byte[] plaintextJson) {
    try (CredentialFormat.Read read = CredentialFormat.read(plaintextJson, clock.instant())) {
      for (SourceException refused : read.unusable().values()) {
        throw new CredentialFileException(String.valueOf(refused.getMessage()));
      }
    }
  }

  private static byte[] sealed(Path file, byte[] content) {
    int length = HEADER_LINE.length;
    boolean hasHeader =
        content.length > length && Arrays.equals(content, 0, length, HEADER_LINE, 0, length);
    if (hasHeader) {
      String text = new String(content, length, content.length - length, StandardCharsets.US_ASCII);
      try {
        return Base64.getDecoder().decode(text.replace("\n", ""));
      } catch (IllegalArgumentException e) {
        throw unreadable(file);
      }
    }
    throw unreadable(file);
  }

  private static CredentialFileException unreadable(Path file) {
    return new CredentialFileException(
        "the credentials file "
            + file
            + " must begin with the line '"
            + HEADER
            + "', with base64 behind it; the command 'sallyport credentials seal' writes it");
  }
}
