package io.sallyport.engine.settle;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.payment.FollowUpStatus;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentError;
import io.sallyport.engine.payment.PaymentState;
import io.sallyport.engine.payment.PaymentStatus;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.outcome.RejectionReason;
import java.time.Instant;
import java.util.Optional;

/** What the outcome of a capture, void or refund makes of it and of its payment. */
final class FollowUpJudge {
  private FollowUpJudge() {}

  static Judgement judge(
      Payment payment, FollowUp followUp, Attempt attempt, Outcome outcome, Instant now) {
    return outcome.fold(
        processed -> processed(payment, followUp, attempt, processed, now),
        rejected ->
            end(
                payment,
                followUp,
                attempt,
                FollowUpStatus.FAILED,
                Certainty.REJECTED,
                Errors.of(rejected),
                rejected.reason() == RejectionReason.THROTTLED,
                now),
        notSent ->
            end(
                payment,
                followUp,
                attempt,
                FollowUpStatus.FAILED,
                Certainty.NOT_SENT,
                Errors.of(ErrorCode.NOT_SENT, notSent.error()),
                true,
                now),
        unknown ->
            inDoubt(
                payment,
                followUp,
                attempt,
                Errors.of(ErrorCode.IN_DOUBT, unknown.error()),
                false,
                now));
  }

  static Judgement inDoubt(
      Payment payment,
      FollowUp followUp,
      Attempt attempt,
      Optional<PaymentError> error,
      boolean contradiction,
      Instant now) {
    return new Judgement(
        touched(payment, now),
        Optional.of(
            followUp.become(
                FollowUpStatus.PENDING, Certainty.UNKNOWN, Optional.empty(), error, now)),
        attempt.nowInDoubt(error, now),
        false,
        contradiction);
  }

  static Judgement unresolved(Payment payment, FollowUp followUp, Attempt attempt, Instant now) {
    return end(
        payment,
        followUp,
        attempt,
        FollowUpStatus.UNRESOLVED,
        Certainty.UNKNOWN,
        Errors.of(ErrorCode.UNRESOLVED),
        false,
        now);
  }

  private static Judgement processed(
      Payment payment, FollowUp followUp, Attempt attempt, Processed processed, Instant now) {
    boolean amountAgrees =
        followUp.kind() == FollowUpKind.VOID
            || processed.amount().filter(followUp.amount()::equals).isPresent();
    if (!amountAgrees) {
      return inDoubt(
          payment, followUp, attempt, Errors.of(ErrorCode.GATEWAY_CONTRADICTS), true, now);
    }
    boolean done = processed.progress() == Processed.Progress.SUCCEEDED;
    FollowUp next =
        followUp.become(
            done ? FollowUpStatus.SUCCEEDED : FollowUpStatus.PENDING,
            Certainty.PROCESSED,
            Optional.of(processed.connectorTransactionId()),
            Optional.empty(),
            now);
    return new Judgement(
        done ? applied(payment, followUp, now) : touched(payment, now),
        Optional.of(next),
        attempt.close(Certainty.PROCESSED, Optional.empty()),
        false,
        false);
  }

  private static Payment applied(Payment payment, FollowUp followUp, Instant now) {
    PaymentState state = payment.state();
    long amount = followUp.amount().minorAmount();
    return switch (followUp.kind()) {
      case CAPTURE -> {
        long captured = Math.addExact(state.captured(), amount);
        boolean whole = captured >= payment.terms().amount().minorAmount();
        PaymentStatus status = whole ? PaymentStatus.CHARGED : PaymentStatus.PARTIALLY_CHARGED;
        yield payment.become(state.withAmounts(status, captured, state.refunded(), now));
      }
      case VOID ->
          payment.become(
              state.withAmounts(PaymentStatus.VOIDED, state.captured(), state.refunded(), now));
      case REFUND ->
          payment.become(
              state.withAmounts(
                  state.status(), state.captured(), Math.addExact(state.refunded(), amount), now));
    };
  }

  private static Payment touched(Payment payment, Instant now) {
    PaymentState state = payment.state();
    return payment.become(
        state.withAmounts(state.status(), state.captured(), state.refunded(), now));
  }

  private static Judgement end(
      Payment payment,
      FollowUp followUp,
      Attempt attempt,
      FollowUpStatus status,
      Certainty certainty,
      Optional<PaymentError> error,
      boolean releaseKey,
      Instant now) {
    return new Judgement(
        touched(payment, now),
        Optional.of(followUp.become(status, certainty, Optional.empty(), error, now)),
        attempt.close(certainty, error),
        releaseKey,
        false);
  }
}
