package io.sallyport.runtime.store;

import io.sallyport.engine.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/** What a failure of the driver means. */
final class Failures {
  private static final int PRIMARY_CODE = 0xff;

  /** After these, SQLite may have ended the transaction by itself. */
  private static final Set<Integer> BREAKING =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY.code,
          SQLiteErrorCode.SQLITE_CANTOPEN.code,
          SQLiteErrorCode.SQLITE_CORRUPT.code,
          SQLiteErrorCode.SQLITE_FULL.code,
          SQLiteErrorCode.SQLITE_INTERRUPT.code,
          SQLiteErrorCode.SQLITE_IOERR.code,
          SQLiteErrorCode.SQLITE_LOCKED.code,
          SQLiteErrorCode.SQLITE_NOMEM.code,
          SQLiteErrorCode.SQLITE_NOTADB.code,
          SQLiteErrorCode.SQLITE_PERM.code,
          SQLiteErrorCode.SQLITE_PROTOCOL.code,
          SQLiteErrorCode.SQLITE_READONLY.code);

  private Failures() {}

  /** Whether the connection is of no use any more. */
  static boolean breaksConnection(SQLException failure) {
    return BREAKING.contains(failure.getErrorCode() & PRIMARY_CODE);
  }

  /** A broken constraint is the caller's defect, everything else the store's. */
  static RuntimeException ofCommand(SQLException failure) {
    return (failure.getErrorCode() & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_CONSTRAINT.code
        ? new IllegalStateException("the id is in use, or what it belongs to is not there", failure)
        : new StoreUnavailableException("the store could not do it", failure);
  }
}
