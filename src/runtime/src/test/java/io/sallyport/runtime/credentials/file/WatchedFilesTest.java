package io.sallyport.runtime.credentials.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFilesTest {
  private static final int READS = 2000;
  private static final int LENGTH_BYTES = 40_000;

  @TempDir Path folder;

  @Test
  void whatIsReadWhileALinkTurnsIsAllOfOneMoment() throws Exception {
    turnToNew(0);
    WatchedFiles files = files("data/one", "data/two");
    AtomicBoolean enough = new AtomicBoolean();
    Thread turning = new Thread(() -> turnUntil(enough));
    turning.start();
    int whole = 0;
    try {
      for (int i = 0; i < READS; i++) {
        whole += readWhole(files) ? 1 : 0;
      }
    } finally {
      enough.set(true);
      turning.join();
    }
    assertTrue(whole > 0, "no read came through");
  }

  @Test
  void contentsAreWipedWhenTheyAreClosed() throws IOException {
    Files.writeString(folder.resolve("one"), "s3cret");
    byte[] content;
    try (FileContents contents = files("one").read()) {
      content = contents.of(0);
      assertEquals("s3cret", new String(content, StandardCharsets.US_ASCII));
      assertEquals("FileContents", contents.toString());
    }
    assertArrayEquals(new byte[6], content);
  }

  private static boolean readWhole(WatchedFiles files) {
    try (FileContents contents = files.read()) {
      assertArrayEquals(contents.of(0), contents.of(1));
      assertEquals(LENGTH_BYTES, contents.of(0).length);
      return true;
    } catch (SourceException changing) {
      assertNotEquals(Reason.UNUSABLE, changing.reason());
      return false;
    }
  }

  /** As the kubelet does: always to a new folder, and the old one is deleted. */
  private void turnUntil(AtomicBoolean enough) {
    try {
      for (int i = 1; !enough.get(); i++) {
        turnToNew(i);
        for (String name : List.of("one", "two", "")) {
          Files.delete(folder.resolve("v" + (i - 1)).resolve(name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void turnToNew(int number) throws IOException {
    Path version = Files.createDirectory(folder.resolve("v" + number));
    for (String name : List.of("one", "two")) {
      Files.writeString(version.resolve(name), Integer.toString(number % 10).repeat(LENGTH_BYTES));
    }
    Path fresh = Files.createSymbolicLink(folder.resolve("fresh"), version);
    Files.move(fresh, folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
  }

  private WatchedFiles files(String... names) {
    return new WatchedFiles(List.of(names).stream().map(folder::resolve).toList(), 1_000_000);
  }
}
