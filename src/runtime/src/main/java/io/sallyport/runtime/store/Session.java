package io.sallyport.runtime.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection that is opened when it is needed, and again after it broke; for one thread. */
final class Session {
  private final Opener opener;
  private @Nullable StoreConnection connection;
  private @Nullable Tables tables;

  Session(Opener opener) {
    this.opener = opener;
  }

  /** Begins with a connection that is open already. */
  Session(Opener opener, StoreConnection open) {
    this.opener = opener;
    this.connection = open;
  }

  /** Opens a connection. */
  @FunctionalInterface
  interface Opener {
    StoreConnection open() throws SQLException;
  }

  StoreConnection connection() throws SQLException {
    StoreConnection present = connection;
    if (present == null) {
      present = opener.open();
      connection = present;
    }
    return present;
  }

  Tables tables() throws SQLException {
    Tables present = tables;
    if (present == null) {
      present = Tables.on(connection());
      tables = present;
    }
    return present;
  }

  /** Gives the connection up, with all that was begun and not committed. */
  void discard() {
    StoreConnection broken = connection;
    connection = null;
    tables = null;
    if (broken != null) {
      closeQuietly(broken);
    }
  }

  /** Nothing is lost by a failure here: what was committed is in the file. */
  private static void closeQuietly(StoreConnection broken) {
    try {
      broken.close();
    } catch (SQLException ignored) {
      // The driver has let go of the file all the same.
    }
  }
}
