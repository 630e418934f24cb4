package io.sallyport.runtime.store;

import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentRecord;
import java.sql.SQLException;
import java.util.Optional;

/** The journal's reads of more than one row, each within one transaction. */
final class PaymentReads {
  private PaymentReads() {}

  static Optional<PaymentRecord> ofClient(Tables tables, String client, String paymentId)
      throws SQLException {
    Optional<Payment> payment =
        tables.payments().find(paymentId).filter(found -> found.terms().client().equals(client));
    return payment.isEmpty() ? Optional.empty() : Optional.of(complete(tables, payment.get()));
  }

  static Optional<PaymentRecord> ofFollowUp(Tables tables, String client, String followUpId)
      throws SQLException {
    Optional<FollowUp> followUp = tables.followUps().find(followUpId);
    return followUp.isEmpty()
        ? Optional.empty()
        : ofClient(tables, client, followUp.get().paymentId());
  }

  static Optional<PaymentRecord> ofAttempt(Tables tables, String attemptId) throws SQLException {
    Optional<Attempt> attempt = tables.attempts().find(attemptId);
    if (attempt.isEmpty()) {
      return Optional.empty();
    }
    Optional<Payment> payment = tables.payments().find(attempt.get().paymentId());
    return payment.isEmpty() ? Optional.empty() : Optional.of(complete(tables, payment.get()));
  }

  private static PaymentRecord complete(Tables tables, Payment payment) throws SQLException {
    return new PaymentRecord(
        payment,
        tables.followUps().ofPayment(payment.id()),
        tables.attempts().ofPayment(payment.id()));
  }
}
