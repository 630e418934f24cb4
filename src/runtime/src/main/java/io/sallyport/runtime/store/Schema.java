package io.sallyport.runtime.store;

import java.sql.SQLException;
import java.util.List;

/**
 * Brings a database to the present schema. The version, {@code PRAGMA user_version}, counts the
 * migrations that were applied; a migration that was released is never changed.
 */
final class Schema {
  private static final List<List<String>> MIGRATIONS = List.of(FirstSchema.STATEMENTS);

  private Schema() {}

  /** The version that this code knows. */
  static int version() {
    return MIGRATIONS.size();
  }

  /**
   * Applies what is missing, each migration in a transaction of its own.
   *
   * @throws StoreOpenException when a newer version has been here
   */
  static void bringUpToDate(StoreConnection connection, StoreFolder folder) throws SQLException {
    int found =
        connection.row(row -> row.smallNumber("user_version"), "PRAGMA user_version").orElse(0);
    if (found > version()) {
      throw new StoreOpenException(
          "the store in "
              + folder
              + " was written by a newer version: its schema is "
              + found
              + ", this version knows "
              + version(),
          null);
    }
    for (int version = found; version < version(); version++) {
      connection.execute("BEGIN IMMEDIATE");
      for (String statement : MIGRATIONS.get(version)) {
        connection.execute(statement);
      }
      connection.execute("PRAGMA user_version = " + (version + 1));
      connection.execute("COMMIT");
    }
  }
}
