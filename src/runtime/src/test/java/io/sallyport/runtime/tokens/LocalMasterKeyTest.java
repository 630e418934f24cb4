package io.sallyport.runtime.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalMasterKeyTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("master.key");
  }

  @Test
  void aKeyThatWasMadeIsReadAgain() {
    LocalMasterKey made = LocalMasterKey.create(file);
    LocalMasterKey read = LocalMasterKey.read(file);
    assertEquals(made.id(), read.id());
    byte[] wrapped = made.wrap(Keys.bytes("a data key"), "context");
    assertArrayEquals(Keys.bytes("a data key"), read.unwrap(wrapped, "context"));
  }

  @Test
  void aNewKeyIsReadableByItsOwnerAlone() throws IOException {
    LocalMasterKey.create(file);
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
  }

  @Test
  void aKeyIsNeverOverwritten() throws IOException {
    LocalMasterKey.create(file);
    byte[] before = Files.readAllBytes(file);
    assertThrows(MasterKeyException.class, () -> LocalMasterKey.create(file));
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void twoKeysDiffer() {
    LocalMasterKey one = LocalMasterKey.create(file);
    LocalMasterKey other = LocalMasterKey.create(folder.resolve("other.key"));
    assertNotEquals(one.id(), other.id());
    byte[] wrapped = one.wrap(new byte[32], "context");
    assertThrows(MasterKeyException.class, () -> other.unwrap(wrapped, "context"));
  }

  @Test
  void theIdIsAFunctionOfTheKey() throws IOException {
    write(Base64.getEncoder().encodeToString(new byte[32]), "rw-------");
    // printf 'sallyport/id/v1' | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…00
    assertEquals("b7e1c9d2e7f7a78a", LocalMasterKey.read(file).id());
  }

  @Test
  void aWrappedKeyOpensInItsContextOnly() {
    LocalMasterKey key = LocalMasterKey.create(file);
    byte[] wrapped = key.wrap(new byte[32], "SEAL key_1");
    assertThrows(MasterKeyException.class, () -> key.unwrap(wrapped, "SEAL key_2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------", "rw-rw-rw-"})
  void aFileThatOthersCanUseIsRefused(String permissions) throws IOException {
    LocalMasterKey.create(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    MasterKeyException refusal =
        assertThrows(MasterKeyException.class, () -> LocalMasterKey.read(file));
    assertTrue(message(refusal).contains("chmod 600"), message(refusal));
  }

  @Test
  void aFileThatIsReadOnlyToItsOwnerIsRead() throws IOException {
    LocalMasterKey made = LocalMasterKey.create(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    assertEquals(made.id(), LocalMasterKey.read(file).id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2hvcnQ=", "not base64 !", "AAAA\nAAAA"})
  void aFileWithoutAKeyIsRefusedAndNotRepeated(String content) throws IOException {
    write(content, "rw-------");
    MasterKeyException refusal =
        assertThrows(MasterKeyException.class, () -> LocalMasterKey.read(file));
    assertTrue(message(refusal).contains("32 bytes in base64"), message(refusal));
    assertFalse(!content.isEmpty() && message(refusal).contains(content), message(refusal));
  }

  @Test
  void aLinkOrAFolderOrNothingIsRefused() throws IOException {
    LocalMasterKey.create(file);
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    for (Path wrong : new Path[] {link, folder, folder.resolve("nothing")}) {
      assertThrows(MasterKeyException.class, () -> LocalMasterKey.read(wrong));
    }
  }

  private void write(String content, String permissions) throws IOException {
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }
}
