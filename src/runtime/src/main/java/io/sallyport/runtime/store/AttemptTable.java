package io.sallyport.runtime.store;

import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.outcome.Certainty;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Attempts, open and closed. */
final class AttemptTable {
  private final StoreConnection connection;

  AttemptTable(StoreConnection connection) {
    this.connection = connection;
  }

  void insert(Owner owner, Attempt attempt) throws SQLException {
    Columns columns =
        owner
            .begin(attempt.id())
            .text("payment_id", attempt.paymentId())
            .text("follow_up_id", attempt.followUpId())
            .name("operation", attempt.operation())
            .text("connector", attempt.connector())
            .number("number", attempt.number())
            .number("sequence_number", attempt.sequenceNumber())
            .instant("started_at", attempt.startedAt())
            .text("key_client", attempt.key().map(KeyScope::client))
            .text("key_route", attempt.key().map(KeyScope::route))
            .text("key_value", attempt.key().map(KeyScope::key));
    connection.insert("attempt", writeProgress(columns, attempt));
  }

  /** Changes how far it got; what it is for never changes. */
  void update(Attempt attempt) throws SQLException {
    connection.update("attempt", attempt.id(), writeProgress(new Columns(), attempt));
  }

  Optional<Attempt> find(String id) throws SQLException {
    return connection.row(AttemptTable::read, "SELECT * FROM attempt WHERE id = ?", id);
  }

  List<Attempt> ofPayment(String paymentId) throws SQLException {
    return connection.rows(
        AttemptTable::read, "SELECT * FROM attempt WHERE payment_id = ? ORDER BY rowid", paymentId);
  }

  List<Attempt> open(int limit) throws SQLException {
    return connection.rows(
        AttemptTable::read,
        "SELECT * FROM attempt WHERE closed = 0 ORDER BY started_at, rowid LIMIT ?",
        limit);
  }

  private static Columns writeProgress(Columns columns, Attempt attempt) {
    columns
        .number("step", attempt.step())
        .text("state", StateText.write(attempt.state()))
        .instant("sent_at", attempt.sentAt())
        .name("certainty", attempt.certainty())
        .flag("closed", attempt.closed())
        .number("recoveries", attempt.recoveries())
        .instant("recover_at", attempt.recoverAt());
    return ErrorColumns.write(columns, attempt.error());
  }

  private static Attempt read(Row row) throws SQLException {
    return new Attempt(
        row.text("id"),
        row.text("payment_id"),
        row.optionalText("follow_up_id"),
        row.name("operation", OperationKind.class),
        row.text("connector"),
        row.smallNumber("number"),
        row.smallNumber("sequence_number"),
        row.instant("started_at"),
        row.smallNumber("step"),
        StateText.read(row.text("state")),
        row.instant("sent_at"),
        row.optionalName("certainty", Certainty.class),
        ErrorColumns.read(row),
        row.flag("closed"),
        row.smallNumber("recoveries"),
        row.optionalInstant("recover_at"),
        readKey(row));
  }

  private static Optional<KeyScope> readKey(Row row) throws SQLException {
    Optional<String> client = row.optionalText("key_client");
    return client.isEmpty()
        ? Optional.empty()
        : Optional.of(new KeyScope(client.get(), row.text("key_route"), row.text("key_value")));
  }
}
