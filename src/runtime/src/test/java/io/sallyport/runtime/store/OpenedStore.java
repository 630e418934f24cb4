package io.sallyport.runtime.store;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An empty store in a folder of its own, for one test. */
final class OpenedStore implements BeforeEachCallback, AfterEachCallback {
  private @Nullable Path folder;
  private @Nullable SqliteStore store;

  SqliteStore store() {
    return requireNonNull(store);
  }

  Path folder() {
    return requireNonNull(folder);
  }

  /** Closes the store and opens it again, as the next process would. */
  void reopen() {
    store().close();
    store = SqliteStore.open(folder(), CallerContext.none());
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("sallyport-store");
    store = SqliteStore.open(folder(), CallerContext.none());
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    store().close();
    try (Stream<Path> paths = Files.walk(folder())) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
