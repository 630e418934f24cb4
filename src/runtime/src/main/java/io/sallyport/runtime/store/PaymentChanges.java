package io.sallyport.runtime.store;

import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.IllegalTransitionException;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.store.Acceptance;
import io.sallyport.engine.store.NewFollowUp;
import io.sallyport.engine.store.NewPayment;
import io.sallyport.engine.store.Settlement;
import java.sql.SQLException;
import java.util.Optional;

/** The journal's changes, each within a transaction that somebody else ends. */
final class PaymentChanges {
  private PaymentChanges() {}

  static Acceptance accept(Tables tables, NewPayment accepted) throws SQLException {
    Payment payment = accepted.payment();
    Attempt attempt = accepted.attempt();
    Optional<KeyRecord> taken =
        tables.keys().unexpired(accepted.key().scope(), attempt.startedAt());
    if (taken.isPresent()) {
      return new Acceptance.KeyTaken(taken.get());
    }
    if (!payment.status().isKnownNotCharged()) {
      Optional<String> duplicate = tables.payments().duplicateOf(payment.terms());
      if (duplicate.isPresent()) {
        return new Acceptance.DuplicateTransaction(duplicate.get());
      }
    }
    Owner owner = Owner.of(payment.terms());
    tables.payments().insert(payment, accepted.details());
    tables.attempts().insert(owner, attempt);
    tables.keys().put(owner, accepted.key());
    if (accepted.token().isPresent()) {
      tables.tokens().insert(accepted.token().get());
    }
    return new Acceptance.Accepted();
  }

  static Acceptance accept(Tables tables, NewFollowUp accepted) throws SQLException {
    FollowUp followUp = accepted.followUp();
    Attempt attempt = accepted.attempt();
    if (accepted.key().isPresent()) {
      KeyScope scope = accepted.key().get().scope();
      Optional<KeyRecord> taken = tables.keys().unexpired(scope, attempt.startedAt());
      if (taken.isPresent()) {
        return new Acceptance.KeyTaken(taken.get());
      }
    }
    Optional<Payment> found = tables.payments().find(followUp.paymentId());
    if (found.isEmpty() || found.get().version() != accepted.paymentVersion()) {
      return new Acceptance.Stale();
    }
    Payment payment = found.get();
    Owner owner = Owner.of(payment.terms());
    tables.payments().update(new Payment(payment.terms(), payment.state(), payment.version() + 1));
    tables.followUps().insert(owner, followUp);
    tables.attempts().insert(owner, attempt);
    if (accepted.key().isPresent()) {
      tables.keys().put(owner, accepted.key().get());
    }
    return new Acceptance.Accepted();
  }

  static void replaceOpen(Tables tables, Attempt attempt) throws SQLException {
    if (stored(tables.attempts().find(attempt.id())).closed() || attempt.closed()) {
      throw new IllegalStateException("only an open attempt changes alone");
    }
    tables.attempts().update(attempt);
  }

  static boolean settle(Tables tables, Settlement settlement) throws SQLException {
    Payment next = settlement.payment();
    Optional<Payment> found = tables.payments().find(next.id());
    if (found.isEmpty() || found.get().version() != next.version() - 1) {
      return false;
    }
    Payment payment = found.get();
    if (!payment.status().canBecome(next.status())) {
      throw new IllegalTransitionException(payment.status(), next.status());
    }
    tables.payments().update(next);
    if (settlement.followUp().isPresent()) {
      settle(tables, settlement.followUp().get());
    }
    settle(tables, settlement.attempt());
    if (settlement.nextAttempt().isPresent()) {
      tables.attempts().insert(Owner.of(payment.terms()), settlement.nextAttempt().get());
    }
    settleKey(tables, settlement);
    return true;
  }

  private static void settle(Tables tables, FollowUp next) throws SQLException {
    FollowUp followUp = stored(tables.followUps().find(next.id()));
    if (!followUp.status().canBecome(next.status())) {
      throw new IllegalTransitionException(followUp.status(), next.status());
    }
    tables.followUps().update(next);
  }

  private static void settle(Tables tables, Attempt attempt) throws SQLException {
    if (stored(tables.attempts().find(attempt.id())).closed() && !attempt.closed()) {
      throw new IllegalStateException("a closed attempt stays closed");
    }
    tables.attempts().update(attempt);
  }

  private static void settleKey(Tables tables, Settlement settlement) throws SQLException {
    Attempt attempt = settlement.attempt();
    if (attempt.key().isEmpty()) {
      return;
    }
    if (settlement.releaseKey()) {
      tables.keys().release(attempt, attempt.key().get());
    } else if (settlement.answer().isPresent()) {
      tables.keys().answer(attempt, attempt.key().get(), settlement.answer().get());
    }
  }

  private static <T> T stored(Optional<T> row) {
    return row.orElseThrow(() -> new IllegalStateException("there is no such row"));
  }
}
