package io.sallyport.runtime.store;

import io.sallyport.engine.store.DataKeyRecord;
import java.sql.SQLException;
import java.util.List;

/** Wrapped data keys. */
final class DataKeyTable {
  private final StoreConnection connection;

  DataKeyTable(StoreConnection connection) {
    this.connection = connection;
  }

  void insert(DataKeyRecord key) throws SQLException {
    Columns columns =
        new Columns()
            .text("id", key.id())
            .name("purpose", key.purpose())
            .text("wrapped_by", key.wrappedBy())
            .instant("created_at", key.createdAt());
    connection.insert("data_key", SealedColumns.write(columns, key.wrapped()));
  }

  List<DataKeyRecord> all() throws SQLException {
    return connection.rows(DataKeyTable::read, "SELECT * FROM data_key ORDER BY created_at, rowid");
  }

  private static DataKeyRecord read(Row row) throws SQLException {
    return new DataKeyRecord(
        row.text("id"),
        row.name("purpose", DataKeyRecord.Purpose.class),
        row.text("wrapped_by"),
        SealedColumns.read(row),
        row.instant("created_at"));
  }
}
