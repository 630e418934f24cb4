package io.sallyport.runtime.store;

import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentState;
import io.sallyport.engine.payment.PaymentStatus;
import io.sallyport.engine.payment.PaymentTerms;
import io.sallyport.engine.store.SealedBytes;
import io.sallyport.spi.Amount;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.Initiator;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.outcome.NextAction;
import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;

/** Payments and their encrypted details. */
final class PaymentTable {
  private final StoreConnection connection;

  PaymentTable(StoreConnection connection) {
    this.connection = connection;
  }

  void insert(Payment payment, SealedBytes details) throws SQLException {
    Owner owner = Owner.of(payment.terms());
    Columns columns = owner.begin(payment.id());
    writeTerms(columns, payment.terms());
    connection.insert("payment", writeState(columns, payment));
    Columns sealed = owner.in(new Columns().text("payment_id", payment.id()));
    connection.insert("payment_details", SealedColumns.write(sealed, details));
  }

  /** Changes state and version; what was asked for never changes. */
  void update(Payment payment) throws SQLException {
    connection.update("payment", payment.id(), writeState(new Columns(), payment));
  }

  Optional<Payment> find(String id) throws SQLException {
    return connection.row(PaymentTable::read, "SELECT * FROM payment WHERE id = ?", id);
  }

  Optional<SealedBytes> details(String paymentId) throws SQLException {
    return connection.row(
        SealedColumns::read, "SELECT * FROM payment_details WHERE payment_id = ?", paymentId);
  }

  /** The payment that may have charged under the same merchant transaction id. */
  Optional<String> duplicateOf(PaymentTerms terms) throws SQLException {
    return connection.row(
        row -> row.text("id"),
        "SELECT id FROM payment WHERE may_have_charged = 1"
            + " AND client = ? AND merchant = ? AND merchant_transaction_id = ?",
        terms.client(),
        terms.merchant(),
        terms.merchantTransactionId());
  }

  private static void writeTerms(Columns columns, PaymentTerms terms) {
    columns
        .text("connector", terms.connector())
        .text("merchant_transaction_id", terms.merchantTransactionId())
        .number("amount", terms.amount().minorAmount())
        .text("currency", terms.amount().currency())
        .name("capture_method", terms.captureMethod())
        .name("initiator", terms.initiator())
        .flag("partial_authorization", terms.partialAuthorization())
        .flag("had_security_code", terms.hadSecurityCode())
        .text("card_token", terms.card().token())
        .instant("created_at", terms.createdAt());
    CardColumns.write(columns, terms.card());
  }

  private static Columns writeState(Columns columns, Payment payment) {
    PaymentState state = payment.state();
    columns
        .number("version", payment.version())
        .name("status", state.status())
        .name("certainty", state.certainty())
        .flag("may_have_charged", !state.status().isKnownNotCharged())
        .number("authorized", state.authorized())
        .number("captured", state.captured())
        .number("refunded", state.refunded())
        .text("connector_transaction_id", state.connectorTransactionId())
        .text("network_transaction_id", state.networkTransactionId())
        .text("redirect_url", state.nextAction().map(PaymentTable::url))
        .instant("updated_at", state.updatedAt());
    return ErrorColumns.write(columns, state.error());
  }

  private static String url(NextAction action) {
    if (action instanceof NextAction.Redirect redirect) {
      return redirect.url().toString();
    }
    throw new IllegalArgumentException("the next action can not be stored");
  }

  private static Payment read(Row row) throws SQLException {
    return new Payment(readTerms(row), readState(row), row.number("version"));
  }

  private static PaymentTerms readTerms(Row row) throws SQLException {
    return new PaymentTerms(
        row.text("id"),
        row.text("client"),
        row.text("merchant"),
        row.text("connector"),
        row.text("merchant_transaction_id"),
        new Amount(row.number("amount"), row.text("currency")),
        row.name("capture_method", CaptureMethod.class),
        row.name("initiator", Initiator.class),
        row.flag("partial_authorization"),
        row.flag("had_security_code"),
        CardColumns.read(row, row.text("card_token")),
        row.instant("created_at"));
  }

  private static PaymentState readState(Row row) throws SQLException {
    return new PaymentState(
        row.name("status", PaymentStatus.class),
        row.name("certainty", Certainty.class),
        row.number("authorized"),
        row.number("captured"),
        row.number("refunded"),
        row.optionalText("connector_transaction_id"),
        row.optionalText("network_transaction_id"),
        row.optionalText("redirect_url").map(url -> new NextAction.Redirect(URI.create(url))),
        ErrorColumns.read(row),
        row.instant("updated_at"));
  }
}
