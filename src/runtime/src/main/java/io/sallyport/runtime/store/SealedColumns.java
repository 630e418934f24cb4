package io.sallyport.runtime.store;

import io.sallyport.engine.store.SealedBytes;
import java.sql.SQLException;

/** The columns of something encrypted. */
final class SealedColumns {
  private SealedColumns() {}

  static Columns write(Columns columns, SealedBytes sealed) {
    return columns.text("sealed_by", sealed.keyId()).bytes("sealed", sealed.content());
  }

  static SealedBytes read(Row row) throws SQLException {
    return new SealedBytes(row.text("sealed_by"), row.bytes("sealed"));
  }
}
