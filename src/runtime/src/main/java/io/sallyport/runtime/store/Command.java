package io.sallyport.runtime.store;

import java.sql.SQLException;

/** What is done to the tables in one transaction; runs on a thread of the store. */
@FunctionalInterface
interface Command<R> {
  R run(Tables tables) throws SQLException;

  /** A command that says nothing: null, the only value that there is of its type. */
  @SuppressWarnings("NullAway")
  static Command<Void> of(Change change) {
    return tables -> {
      change.run(tables);
      return null;
    };
  }

  /** What a command does that says nothing. */
  @FunctionalInterface
  interface Change {
    void run(Tables tables) throws SQLException;
  }
}
