package io.sallyport.runtime.store;

import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;

/** Opens connections to one database file. */
final class Connections {
  private static final String[] COMMON = {
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON"
  };

  private final String url;
  private final int lockPatienceMillis;

  Connections(StoreFolder folder, Duration lockPatience) {
    this.url = "jdbc:sqlite:" + folder.database();
    this.lockPatienceMillis = Math.toIntExact(lockPatience.toMillis());
  }

  /** Changes are durable when they are committed, and what is deleted is overwritten. */
  StoreConnection writing() throws SQLException {
    StoreConnection connection = open(false);
    try {
      require(connection, "PRAGMA journal_mode = WAL", "journal_mode", "wal");
      connection.execute("PRAGMA synchronous = FULL");
      require(connection, "PRAGMA secure_delete = ON", "secure_delete", "1");
      return connection;
    } catch (SQLException | RuntimeException failed) {
      closeAfter(failed, connection);
      throw failed;
    }
  }

  StoreConnection reading() throws SQLException {
    return open(true);
  }

  private StoreConnection open(boolean readOnly) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(lockPatienceMillis);
    StoreConnection connection = new StoreConnection(config.createConnection(url));
    try {
      for (String pragma : COMMON) {
        connection.execute(pragma);
      }
      return connection;
    } catch (SQLException | RuntimeException failed) {
      closeAfter(failed, connection);
      throw failed;
    }
  }

  private static void require(
      StoreConnection connection, String pragma, String column, String expected)
      throws SQLException {
    String actual = connection.row(row -> row.text(column), pragma).orElse("nothing");
    if (!expected.equals(actual)) {
      throw new SQLException(pragma + " is not supported here, it stays " + actual);
    }
  }

  /** Closes for a reason that matters more than how closing goes. */
  static void closeAfter(Exception failed, StoreConnection connection) {
    try {
      connection.close();
    } catch (SQLException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }
}
