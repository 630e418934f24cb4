package io.sallyport.runtime.store;

import java.nio.file.Path;

/** Another process: opens a store, and says whether it could. */
final class OpenOnce {
  private OpenOnce() {}

  public static void main(String[] arguments) {
    try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]), CallerContext.none())) {
      System.out.print(store.commits() == 0 ? "opened" : "opened, but written to");
    } catch (StoreOpenException refused) {
      System.out.print(refused.getMessage());
    }
  }
}
