package io.sallyport.runtime.store;

import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.store.PaymentStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Idempotency keys. */
final class KeyTable {
  private static final String OF_SCOPE = " WHERE client = ? AND route = ? AND value = ?";

  /** Only the attempt's own: an expired key may have started something else meanwhile. */
  private static final String OF_ATTEMPT = OF_SCOPE + " AND payment_id = ? AND follow_up_id IS ?";

  private final StoreConnection connection;

  KeyTable(StoreConnection connection) {
    this.connection = connection;
  }

  Optional<KeyRecord> unexpired(KeyScope scope, Instant now) throws SQLException {
    return connection.row(
        KeyTable::read,
        "SELECT * FROM idempotency_key" + OF_SCOPE + " AND expires_at > ?",
        scope.client(),
        scope.route(),
        scope.key(),
        Columns.micros(now));
  }

  /** Stores a key in the place of an expired one. */
  void put(Owner owner, KeyRecord key) throws SQLException {
    connection.insertOrReplace(
        "idempotency_key",
        new Columns()
            .text("client", key.scope().client())
            .text("route", key.scope().route())
            .text("value", key.scope().key())
            .text("merchant", owner.merchant())
            .bytes("fingerprint", key.fingerprint().toArray())
            .text("payment_id", key.paymentId())
            .text("follow_up_id", key.followUpId())
            .number("answer_status", key.answer().map(StoredAnswer::httpStatus))
            .bytes("answer_body", key.answer().map(StoredAnswer::body))
            .instant("expires_at", key.expiresAt()));
  }

  void release(Attempt attempt, KeyScope scope) throws SQLException {
    connection.change(
        "DELETE FROM idempotency_key" + OF_ATTEMPT,
        scope.client(),
        scope.route(),
        scope.key(),
        attempt.paymentId(),
        attempt.followUpId().orElse(null));
  }

  void answer(Attempt attempt, KeyScope scope, StoredAnswer answer) throws SQLException {
    connection.change(
        "UPDATE idempotency_key SET answer_status = ?, answer_body = ?" + OF_ATTEMPT,
        answer.httpStatus(),
        answer.body(),
        scope.client(),
        scope.route(),
        scope.key(),
        attempt.paymentId(),
        attempt.followUpId().orElse(null));
  }

  int purge(Instant now) throws SQLException {
    return connection.change(
        "DELETE FROM idempotency_key WHERE (client, route, value) IN"
            + " (SELECT client, route, value FROM idempotency_key WHERE expires_at <= ? LIMIT ?)",
        Columns.micros(now),
        PaymentStore.MAX_PURGED_KEYS);
  }

  private static KeyRecord read(Row row) throws SQLException {
    return new KeyRecord(
        new KeyScope(row.text("client"), row.text("route"), row.text("value")),
        new Fingerprint(row.bytes("fingerprint")),
        row.text("payment_id"),
        row.optionalText("follow_up_id"),
        readAnswer(row),
        row.instant("expires_at"));
  }

  private static Optional<StoredAnswer> readAnswer(Row row) throws SQLException {
    Optional<Long> status = row.optionalNumber("answer_status");
    return status.isEmpty()
        ? Optional.empty()
        : Optional.of(new StoredAnswer(Math.toIntExact(status.get()), row.bytes("answer_body")));
  }
}
