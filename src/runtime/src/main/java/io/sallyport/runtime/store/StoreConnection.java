package io.sallyport.runtime.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection with its prepared statements, for one thread at a time. The number of different
 * statements is bounded by the code: values are always parameters.
 */
final class StoreConnection implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  StoreConnection(Connection connection) {
    this.connection = connection;
  }

  /** Runs a statement that is neither repeated nor asked for its result. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a change; says how many rows it met. */
  int change(String sql, @Nullable Object... parameters) throws SQLException {
    return prepared(sql, parameters).executeUpdate();
  }

  int insert(String table, Columns columns) throws SQLException {
    return put("INSERT", table, columns);
  }

  int insertOrReplace(String table, Columns columns) throws SQLException {
    return put("INSERT OR REPLACE", table, columns);
  }

  int update(String table, String id, Columns columns) throws SQLException {
    List<@Nullable Object> parameters = columns.values();
    parameters.add(id);
    String sql =
        "UPDATE " + table + " SET " + String.join(" = ?, ", columns.names()) + " = ? WHERE id = ?";
    return change(sql, parameters.toArray());
  }

  <R> List<R> rows(Row.Mapping<R> mapping, String sql, @Nullable Object... parameters)
      throws SQLException {
    List<R> rows = new ArrayList<>();
    try (ResultSet result = prepared(sql, parameters).executeQuery()) {
      Row row = new Row(result);
      while (result.next()) {
        rows.add(mapping.read(row));
      }
    }
    return rows;
  }

  <R> Optional<R> row(Row.Mapping<R> mapping, String sql, @Nullable Object... parameters)
      throws SQLException {
    return rows(mapping, sql, parameters).stream().findFirst();
  }

  /** Closes; what was begun and not committed is undone. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private int put(String verb, String table, Columns columns) throws SQLException {
    List<String> names = columns.names();
    String marks = "?" + ", ?".repeat(names.size() - 1);
    String sql =
        verb + " INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + marks + ")";
    return change(sql, columns.values().toArray());
  }

  private PreparedStatement prepared(String sql, @Nullable Object[] parameters)
      throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
