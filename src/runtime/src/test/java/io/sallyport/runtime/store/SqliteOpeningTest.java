package io.sallyport.runtime.store;

import static io.sallyport.engine.store.Samples.CLIENT;
import static io.sallyport.engine.store.Samples.MERCHANT;
import static io.sallyport.engine.store.Stages.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.store.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteOpeningTest {
  @TempDir private Path parent;

  @Test
  void onlyTheOwnerMayLookIn() throws IOException {
    try (SqliteStore store = open()) {
      await(store.addToken(Samples.token("tok_a", CLIENT, MERCHANT)));
      assertEquals("rwx------", permissions(folder()));
      try (Stream<Path> files = Files.list(folder())) {
        List<Path> all = files.toList();
        assertEquals(4, all.size(), all::toString);
        for (Path file : all) {
          assertEquals("rw-------", permissions(file), file::toString);
        }
      }
    }
  }

  @Test
  void aSecondStoreOnTheFolderIsRefused() {
    try (SqliteStore first = open()) {
      StoreOpenException refused = assertThrows(StoreOpenException.class, this::open);
      assertEquals(
          "the store in " + folder() + " is in use by another process", refused.getMessage());
      assertEquals(0, first.commits());
    }
    open().close();
  }

  @Test
  void aSecondProcessOnTheFolderIsRefused() throws IOException, InterruptedException {
    try (SqliteStore first = open()) {
      assertTrue(anotherProcessSays().contains("is in use by another process"));
      assertEquals(0, first.commits());
    }
    assertEquals("opened", anotherProcessSays());
  }

  @Test
  void aNewerSchemaIsRefusedAndLeftAlone() throws SQLException {
    open().close();
    userVersion(Schema.version() + 1);
    StoreOpenException refused = assertThrows(StoreOpenException.class, this::open);
    assertEquals(
        "the store in "
            + folder()
            + " was written by a newer version: its schema is "
            + (Schema.version() + 1)
            + ", this version knows "
            + Schema.version(),
        refused.getMessage());
    userVersion(Schema.version());
    open().close();
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws IOException {
    open().close();
    Files.writeString(folder().resolve("sallyport.db"), "not a database ".repeat(1000));
    assertThrows(StoreOpenException.class, this::open);
    Files.delete(folder().resolve("sallyport.db"));
    open().close();
  }

  @Test
  void aFolderThatCanNotBeMadeIsRefused() throws IOException {
    Files.writeString(folder(), "a file is in the way");
    assertThrows(StoreOpenException.class, this::open);
  }

  @Test
  void aNameThatTheDriverReadsAsSettingsIsRefused() {
    assertThrows(
        StoreOpenException.class,
        () -> SqliteStore.open(parent.resolve("store?x"), CallerContext.none()));
  }

  private SqliteStore open() {
    return SqliteStore.open(folder(), CallerContext.none());
  }

  private Path folder() {
    return parent.resolve("store");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private void userVersion(int version) throws SQLException {
    try (StoreFolder held = StoreFolder.open(folder());
        StoreConnection connection =
            new Connections(held, StoreLimits.DEFAULT.lockPatience()).writing()) {
      connection.execute("PRAGMA user_version = " + version);
    }
  }

  private String anotherProcessSays() throws IOException, InterruptedException {
    Process process = OtherProcess.start(OpenOnce.class, folder().toString());
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor());
    return said;
  }
}
