package io.sallyport.runtime.tokens;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A master key in a file: 32 random bytes in base64, readable by the file's owner alone.
 *
 * <p>The key itself is never used: each use has a key of its own, derived by HMAC-SHA256 over the
 * use's name (a key derivation of NIST SP 800-108 with one block).
 */
public final class LocalMasterKey implements MasterKey {
  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 8;
  private static final int MAX_FILE_BYTES = 128;
  private static final String AES = "AES";
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final String id;
  private final SecretKey wrappingKey;
  private final SecretKey credentialsKey;

  private LocalMasterKey(byte[] master) {
    SecretKey key = Hmac.key(master);
    id = HexFormat.of().formatHex(derive(key, "sallyport/id/v1"), 0, ID_BYTES);
    wrappingKey = aesKey(derive(key, "sallyport/wrap/v1"));
    credentialsKey = aesKey(derive(key, "sallyport/credentials/v1"));
  }

  /**
   * Reads a key.
   *
   * @throws MasterKeyException when the file is not there, can be read by others than its owner, or
   *     holds no key
   */
  public static LocalMasterKey read(Path file) {
    byte[] content = content(file);
    byte[] key = decode(file, content);
    try {
      return new LocalMasterKey(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * Makes a key and writes it to a new file that its owner alone can read.
   *
   * @throws MasterKeyException when the file is there already, or can not be written
   */
  public static LocalMasterKey create(Path file) {
    byte[] key = Aead.randomBytes(KEY_BYTES);
    byte[] content = Base64.getEncoder().encode(key);
    try (FileChannel channel =
        FileChannel.open(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNERS))) {
      writeAll(channel, ByteBuffer.wrap(content));
      writeAll(channel, ByteBuffer.wrap(new byte[] {'\n'}));
      channel.force(true);
      return new LocalMasterKey(key);
    } catch (FileAlreadyExistsException e) {
      throw new MasterKeyException(
          "the master key file " + file + " is there already, and is not overwritten");
    } catch (IOException e) {
      throw new MasterKeyException("the master key file " + file + " can not be written", e);
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(content, (byte) 0);
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public byte[] wrap(byte[] key, String context) {
    return Aead.seal(wrappingKey, key, associated(context));
  }

  @Override
  public byte[] unwrap(byte[] wrapped, String context) {
    try {
      return Aead.open(wrappingKey, wrapped, associated(context));
    } catch (SealBrokenException e) {
      throw new MasterKeyException(
          "a data key does not open with the master key "
              + id
              + ": it was changed, or wrapped by another key");
    }
  }

  /**
   * Encrypts the local credentials.
   *
   * @param plain stays the caller's to wipe
   * @param associated has to be the same when they are opened
   */
  public byte[] sealCredentials(byte[] plain, byte[] associated) {
    return Aead.seal(credentialsKey, plain, associated);
  }

  /**
   * Opens the local credentials; the caller has to wipe them.
   *
   * @throws SealBrokenException when they were sealed by another key, or changed
   */
  public byte[] openCredentials(byte[] sealed, byte[] associated) {
    return Aead.open(credentialsKey, sealed, associated);
  }

  @Override
  public String toString() {
    return "LocalMasterKey[" + id + "]";
  }

  private static byte[] associated(String context) {
    return ("sallyport/wrap/v1 " + context).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] derive(SecretKey key, String use) {
    return Hmac.of(key, use.getBytes(StandardCharsets.US_ASCII));
  }

  private static SecretKey aesKey(byte[] key) {
    try {
      return new SecretKeySpec(key, AES);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer content) throws IOException {
    while (content.hasRemaining()) {
      channel.write(content);
    }
  }

  private static byte[] content(Path file) {
    try {
      PosixFileAttributes attributes =
          Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile() || attributes.size() > MAX_FILE_BYTES) {
        throw new MasterKeyException(
            "the master key file " + file + " must be a regular file with one key");
      }
      if (!OWNERS.containsAll(attributes.permissions())) {
        throw new MasterKeyException(
            "the master key file "
                + file
                + " must be readable by its owner alone (chmod 600), and is "
                + PosixFilePermissions.toString(attributes.permissions()));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new MasterKeyException("there is no master key file " + file);
    } catch (UnsupportedOperationException e) {
      throw new MasterKeyException(
          "the master key file " + file + " is on a file system without owners and permissions");
    } catch (IOException e) {
      throw new MasterKeyException("the master key file " + file + " can not be read", e);
    }
  }

  private static byte[] decode(Path file, byte[] content) {
    int length = content.length;
    while (length > 0 && (content[length - 1] == '\n' || content[length - 1] == '\r')) {
      length--;
    }
    byte[] text = Arrays.copyOf(content, length);
    try {
      byte[] key = Base64.getDecoder().decode(text);
      if (key.length == KEY_BYTES) {
        return key;
      }
      Arrays.fill(key, (byte) 0);
    } catch (IllegalArgumentException e) {
      throw noKey(file);
    } finally {
      Arrays.fill(content, (byte) 0);
      Arrays.fill(text, (byte) 0);
    }
    throw noKey(file);
  }

  private static MasterKeyException noKey(Path file) {
    return new MasterKeyException(
        "the master key file " + file + " must hold " + KEY_BYTES + " bytes in base64");
  }
}
