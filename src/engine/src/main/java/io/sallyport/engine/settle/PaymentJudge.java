package io.sallyport.engine.settle;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentError;
import io.sallyport.engine.payment.PaymentState;
import io.sallyport.engine.payment.PaymentStatus;
import io.sallyport.spi.Amount;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.outcome.RejectionReason;
import java.time.Instant;
import java.util.Optional;

/** What the outcome of an authorisation, or of asking for a payment, makes of the payment. */
final class PaymentJudge {
  private PaymentJudge() {}

  static Judgement judge(Payment payment, Attempt attempt, Outcome outcome, Instant now) {
    return outcome.fold(
        processed -> processed(payment, attempt, processed, now),
        rejected -> rejected(payment, attempt, rejected, now),
        notSent ->
            failed(
                payment,
                attempt,
                PaymentStatus.FAILED,
                Certainty.NOT_SENT,
                Errors.of(ErrorCode.NOT_SENT, notSent.error()),
                true,
                now),
        unknown ->
            inDoubt(payment, attempt, Errors.of(ErrorCode.IN_DOUBT, unknown.error()), false, now));
  }

  static Judgement inDoubt(
      Payment payment,
      Attempt attempt,
      Optional<PaymentError> error,
      boolean contradiction,
      Instant now) {
    PaymentState state = payment.state().with(PaymentStatus.PENDING, Certainty.UNKNOWN, error, now);
    return new Judgement(
        payment.become(state),
        Optional.empty(),
        attempt.nowInDoubt(error, now),
        false,
        contradiction);
  }

  static Judgement unresolved(Payment payment, Attempt attempt, Instant now) {
    return failed(
        payment,
        attempt,
        PaymentStatus.UNRESOLVED,
        Certainty.UNKNOWN,
        Errors.of(ErrorCode.UNRESOLVED),
        false,
        now);
  }

  /** The reversal of what was in doubt is acknowledged: whatever happened is undone. */
  static Judgement reversed(Payment payment, Attempt attempt, Instant now) {
    PaymentState state =
        payment.state().with(PaymentStatus.VOIDED, Certainty.PROCESSED, Optional.empty(), now);
    return new Judgement(
        payment.become(state),
        Optional.empty(),
        attempt.close(Certainty.PROCESSED, Optional.empty()),
        false,
        false);
  }

  private static Judgement processed(
      Payment payment, Attempt attempt, Processed processed, Instant now) {
    if (!agrees(payment, processed)) {
      return inDoubt(payment, attempt, Errors.of(ErrorCode.GATEWAY_CONTRADICTS), true, now);
    }
    long authorized = processed.amount().map(Amount::minorAmount).orElse(0L);
    long captured = processed.capturedAmount().map(Amount::minorAmount).orElse(0L);
    long refunded = Math.max(payment.state().refunded(), 0);
    PaymentStatus status = status(payment, processed, authorized, captured);
    boolean settled = processed.progress() == Processed.Progress.SUCCEEDED;
    PaymentState state =
        new PaymentState(
            status,
            Certainty.PROCESSED,
            settled ? authorized : 0,
            settled ? captured : 0,
            settled ? Math.min(refunded, captured) : 0,
            Optional.of(processed.connectorTransactionId()),
            processed.networkTransactionId().or(() -> payment.state().networkTransactionId()),
            processed.nextAction(),
            partialError(payment, settled, authorized),
            now);
    return new Judgement(
        payment.become(state),
        Optional.empty(),
        attempt.close(Certainty.PROCESSED, Optional.empty()),
        false,
        false);
  }

  private static Optional<PaymentError> partialError(
      Payment payment, boolean settled, long authorized) {
    boolean unwanted =
        settled
            && authorized < payment.terms().amount().minorAmount()
            && !payment.terms().partialAuthorization();
    return unwanted ? Errors.of(ErrorCode.PARTIAL_NOT_ACCEPTED) : Optional.empty();
  }

  private static PaymentStatus status(
      Payment payment, Processed processed, long authorized, long captured) {
    long asked = payment.terms().amount().minorAmount();
    return switch (processed.progress()) {
      case PENDING -> PaymentStatus.PENDING;
      case AUTHENTICATION_PENDING -> PaymentStatus.AUTHENTICATION_PENDING;
      case SUCCEEDED -> {
        if (processed.voided() && captured == 0) {
          yield PaymentStatus.VOIDED;
        }
        if (processed.expired() && captured == 0) {
          yield PaymentStatus.EXPIRED;
        }
        if (captured > 0) {
          yield captured >= asked ? PaymentStatus.CHARGED : PaymentStatus.PARTIALLY_CHARGED;
        }
        yield authorized >= asked ? PaymentStatus.AUTHORIZED : PaymentStatus.PARTIALLY_AUTHORIZED;
      }
    };
  }

  /** Never more than was asked, never another currency, never nothing for something. */
  private static boolean agrees(Payment payment, Processed processed) {
    if (processed.progress() != Processed.Progress.SUCCEEDED) {
      return true;
    }
    Amount asked = payment.terms().amount();
    Optional<Amount> authorized = processed.amount();
    if (authorized.isEmpty() || !within(authorized.get(), asked)) {
      return false;
    }
    if (authorized.get().isZero() != asked.isZero()) {
      return false;
    }
    return processed.capturedAmount().isEmpty()
        || within(processed.capturedAmount().get(), authorized.get());
  }

  private static boolean within(Amount amount, Amount limit) {
    return amount.currency().equals(limit.currency()) && !amount.exceeds(limit);
  }

  private static Judgement rejected(
      Payment payment, Attempt attempt, Outcome.Rejected rejected, Instant now) {
    boolean declined = rejected.reason() == RejectionReason.DECLINE;
    Payment known =
        new Payment(
            payment.terms(),
            payment.state().withConnectorTransactionId(rejected.connectorTransactionId()),
            payment.version());
    return failed(
        known,
        attempt,
        declined ? PaymentStatus.DECLINED : PaymentStatus.FAILED,
        Certainty.REJECTED,
        Errors.of(rejected),
        rejected.reason() == RejectionReason.THROTTLED,
        now);
  }

  private static Judgement failed(
      Payment payment,
      Attempt attempt,
      PaymentStatus status,
      Certainty certainty,
      Optional<PaymentError> error,
      boolean releaseKey,
      Instant now) {
    return new Judgement(
        payment.become(payment.state().with(status, certainty, error, now)),
        Optional.empty(),
        attempt.close(certainty, error),
        releaseKey,
        false);
  }
}
