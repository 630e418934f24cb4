package io.sallyport.runtime.store;

import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.payment.FollowUpStatus;
import io.sallyport.spi.Amount;
import io.sallyport.spi.outcome.Certainty;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Captures, voids and refunds. */
final class FollowUpTable {
  private final StoreConnection connection;

  FollowUpTable(StoreConnection connection) {
    this.connection = connection;
  }

  void insert(Owner owner, FollowUp followUp) throws SQLException {
    Columns columns =
        owner
            .begin(followUp.id())
            .text("payment_id", followUp.paymentId())
            .name("kind", followUp.kind())
            .number("amount", followUp.amount().minorAmount())
            .text("currency", followUp.amount().currency())
            .flag("last", followUp.last())
            .flag("internal", followUp.internal())
            .instant("created_at", followUp.createdAt());
    connection.insert("follow_up", writeState(columns, followUp));
  }

  /** Changes where it stands; what was asked for never changes. */
  void update(FollowUp followUp) throws SQLException {
    connection.update("follow_up", followUp.id(), writeState(new Columns(), followUp));
  }

  Optional<FollowUp> find(String id) throws SQLException {
    return connection.row(FollowUpTable::read, "SELECT * FROM follow_up WHERE id = ?", id);
  }

  List<FollowUp> ofPayment(String paymentId) throws SQLException {
    return connection.rows(
        FollowUpTable::read,
        "SELECT * FROM follow_up WHERE payment_id = ? ORDER BY rowid",
        paymentId);
  }

  private static Columns writeState(Columns columns, FollowUp followUp) {
    columns
        .name("status", followUp.status())
        .name("certainty", followUp.certainty())
        .text("connector_transaction_id", followUp.connectorTransactionId())
        .instant("updated_at", followUp.updatedAt());
    return ErrorColumns.write(columns, followUp.error());
  }

  private static FollowUp read(Row row) throws SQLException {
    return new FollowUp(
        row.text("id"),
        row.text("payment_id"),
        row.name("kind", FollowUpKind.class),
        new Amount(row.number("amount"), row.text("currency")),
        row.flag("last"),
        row.flag("internal"),
        row.name("status", FollowUpStatus.class),
        row.name("certainty", Certainty.class),
        row.optionalText("connector_transaction_id"),
        ErrorColumns.read(row),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
