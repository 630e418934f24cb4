package io.sallyport.runtime.store;

import java.sql.SQLException;
import java.time.Duration;

/** The write-ahead log, which holds earlier contents of the pages until it is emptied. */
final class Log {
  /** Short, as every change waits for it; a reader in the way is gone soon. */
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final Duration usualPatience;

  Log(Duration usualPatience) {
    this.usualPatience = usualPatience;
  }

  /** Moves everything into the database and empties the log; false when a reader is in the way. */
  boolean erase(StoreConnection connection) throws SQLException {
    wait(connection, PATIENCE);
    boolean busy =
        connection.row(row -> row.flag("busy"), "PRAGMA wal_checkpoint(TRUNCATE)").orElse(true);
    wait(connection, usualPatience);
    return !busy;
  }

  private static void wait(StoreConnection connection, Duration patience) throws SQLException {
    connection.execute("PRAGMA busy_timeout = " + patience.toMillis());
  }
}
