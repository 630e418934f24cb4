package io.sallyport.runtime.store;

import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.store.TokenRecord;
import java.sql.SQLException;
import java.util.Optional;

/** Stored cards. */
final class TokenTable {
  private final StoreConnection connection;

  TokenTable(StoreConnection connection) {
    this.connection = connection;
  }

  void insert(TokenRecord token) throws SQLException {
    Columns columns =
        new Owner(token.client(), token.merchant())
            .begin(token.card().token())
            .bytes("fingerprint", token.fingerprint().toArray())
            .instant("created_at", token.createdAt());
    CardColumns.write(columns, token.card());
    connection.insert("token", SealedColumns.write(columns, token.sealed()));
  }

  Optional<TokenRecord> find(String client, String token) throws SQLException {
    return connection.row(
        TokenTable::read, "SELECT * FROM token WHERE id = ? AND client = ?", token, client);
  }

  boolean delete(String client, String token) throws SQLException {
    return connection.change("DELETE FROM token WHERE id = ? AND client = ?", token, client) > 0;
  }

  private static TokenRecord read(Row row) throws SQLException {
    return new TokenRecord(
        CardColumns.read(row, row.text("id")),
        row.text("client"),
        row.text("merchant"),
        SealedColumns.read(row),
        new Fingerprint(row.bytes("fingerprint")),
        row.instant("created_at"));
  }
}
