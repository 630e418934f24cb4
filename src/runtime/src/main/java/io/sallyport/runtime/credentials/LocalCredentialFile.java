package io.sallyport.runtime.credentials;

import io.sallyport.runtime.tokens.LocalMasterKey;
import io.sallyport.runtime.tokens.SealBrokenException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

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
  private static final int MAX_FILE_BYTES = 4_194_304;

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
      CredentialFormat.read(plaintextJson, clock.instant()).values().forEach(Credential::close);
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
   * The credentials by name.
   *
   * @throws CredentialFileException when the file can not be read or opened, or a credential of it
   *     is not valid
   */
  public Map<String, Credential> open(Path file, LocalMasterKey key) {
    byte[] sealed = sealed(file, content(file));
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
      return CredentialFormat.read(plain, clock.instant());
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static byte[] content(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new CredentialFileException(
            "the credentials file " + file + " must have at most " + MAX_FILE_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new CredentialFileException("there is no credentials file " + file);
    } catch (IOException e) {
      throw new CredentialFileException("the credentials file " + file + " can not be read", e);
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
