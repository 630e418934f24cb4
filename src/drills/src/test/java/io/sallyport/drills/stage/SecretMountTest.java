package io.sallyport.drills.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretMountTest {
  @TempDir Path directory;

  @Test
  void filesAreLinksThatOneRenameSwapsTogether() throws IOException {
    Path folder = directory.resolve("mount");
    SecretMount mount = new SecretMount(folder);
    mount.swap(Map.of("tls.crt", "one", "tls.key", "uno"));
    assertTrue(Files.isSymbolicLink(folder.resolve("tls.crt")));
    assertTrue(Files.isSymbolicLink(folder.resolve("..data")));
    Path before = folder.resolve("tls.crt").toRealPath();
    mount.swap(Map.of("tls.crt", "two", "tls.key", "due"));
    assertEquals("two", Files.readString(folder.resolve("tls.crt")));
    assertEquals("due", Files.readString(folder.resolve("tls.key")));
    assertNotEquals(before, folder.resolve("tls.crt").toRealPath());
  }

  @Test
  void whatIsReplacedIsDeletedAndTheSameIsNotSwapped() throws IOException {
    Path folder = directory.resolve("mount");
    SecretMount mount = new SecretMount(folder);
    mount.swap(Map.of("api-key", "one"));
    mount.swap(Map.of("api-key", "two"));
    Path present = folder.resolve("api-key").toRealPath();
    mount.swap(Map.of("api-key", "two"));
    assertEquals(present, folder.resolve("api-key").toRealPath());
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(3, all.count());
    }
  }
}
