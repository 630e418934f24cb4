package io.sallyport.engine.payment;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.spi.Amount;
import io.sallyport.spi.manifest.Capability;
import io.sallyport.spi.manifest.Manifest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which captures, voids and refunds a payment allows. What is pending or in doubt is reserved. */
public final class FollowUpRules {
  private static final Set<PaymentStatus> CAPTURABLE =
      EnumSet.of(
          PaymentStatus.AUTHORIZED,
          PaymentStatus.PARTIALLY_AUTHORIZED,
          PaymentStatus.PARTIALLY_CHARGED);
  private static final Set<PaymentStatus> VOIDABLE =
      EnumSet.of(PaymentStatus.AUTHORIZED, PaymentStatus.PARTIALLY_AUTHORIZED);

  private FollowUpRules() {}

  /**
   * The amount of the follow-up, when it is allowed.
   *
   * @param asked the amount that was asked for; empty means all that is left
   * @throws ProblemException when the payment or the connector does not allow it
   */
  public static Amount judge(
      PaymentRecord record, FollowUpKind kind, Optional<Long> asked, Manifest manifest) {
    if (manifest.recovery(kind.operation()).isEmpty()) {
      throw refused(ErrorCode.UNSUPPORTED_OPERATION, "the connector does not declare " + kind);
    }
    return switch (kind) {
      case CAPTURE -> capture(record, asked, manifest);
      case VOID -> voidPayment(record);
      case REFUND -> refund(record, asked, manifest);
    };
  }

  private static Amount capture(PaymentRecord record, Optional<Long> asked, Manifest manifest) {
    Payment payment = record.payment();
    boolean closed =
        !CAPTURABLE.contains(payment.status())
            || record.reserved(FollowUpKind.VOID) > 0
            || hasSucceeded(record, FollowUpKind.VOID)
            || record.followUps().stream()
                .anyMatch(
                    followUp ->
                        followUp.kind() == FollowUpKind.CAPTURE
                            && followUp.last()
                            && followUp.status() != FollowUpStatus.FAILED);
    if (closed) {
      throw illegal(payment, "a capture needs an authorised amount that is not given up");
    }
    boolean another = payment.state().captured() > 0 || record.reserved(FollowUpKind.CAPTURE) > 0;
    if (another && !manifest.can(Capability.MULTIPLE_CAPTURES)) {
      throw unsupported("the connector captures a payment once");
    }
    long left =
        payment.state().authorized()
            - payment.state().captured()
            - record.reserved(FollowUpKind.CAPTURE);
    return within(payment, asked, left, manifest.can(Capability.PARTIAL_CAPTURE), "captured");
  }

  private static Amount voidPayment(PaymentRecord record) {
    Payment payment = record.payment();
    boolean free =
        VOIDABLE.contains(payment.status())
            && record.reserved(FollowUpKind.CAPTURE) == 0
            && !isReserving(record, FollowUpKind.VOID);
    if (!free) {
      throw illegal(payment, "a void needs an authorisation of which nothing is captured");
    }
    return payment.amountOf(payment.state().authorized());
  }

  private static Amount refund(PaymentRecord record, Optional<Long> asked, Manifest manifest) {
    Payment payment = record.payment();
    if (payment.state().captured() == 0) {
      throw illegal(payment, "a refund needs a captured amount");
    }
    long left =
        payment.state().captured()
            - payment.state().refunded()
            - record.reserved(FollowUpKind.REFUND);
    return within(payment, asked, left, manifest.can(Capability.PARTIAL_REFUND), "refunded");
  }

  private static Amount within(
      Payment payment, Optional<Long> asked, long left, boolean partial, String done) {
    if (left <= 0) {
      throw illegal(payment, "nothing is left to be " + done);
    }
    long amount = asked.orElse(left);
    if (amount > left) {
      throw refusedAt(
          ErrorCode.AMOUNT_EXCEEDED, "/amount/minor_amount", "more than is left to be " + done);
    }
    if (amount == 0) {
      throw refusedAt(
          ErrorCode.INVALID_VALUE, "/amount/minor_amount", "must be 1 or more for a follow-up");
    }
    if (amount < left && !partial) {
      throw unsupported("the connector takes the whole amount only");
    }
    return payment.amountOf(amount);
  }

  private static boolean hasSucceeded(PaymentRecord record, FollowUpKind kind) {
    return record.followUps().stream()
        .anyMatch(
            followUp -> followUp.kind() == kind && followUp.status() == FollowUpStatus.SUCCEEDED);
  }

  private static boolean isReserving(PaymentRecord record, FollowUpKind kind) {
    return record.followUps().stream()
        .anyMatch(followUp -> followUp.kind() == kind && followUp.status().isReserving());
  }

  private static ProblemException illegal(Payment payment, String detail) {
    return new ProblemException(
        Problem.of(ErrorCode.ILLEGAL_TRANSITION, detail + "; the payment is " + payment.status())
            .about(payment.id()));
  }

  private static ProblemException unsupported(String detail) {
    return refused(ErrorCode.UNSUPPORTED_OPERATION, detail);
  }

  private static ProblemException refused(ErrorCode code, String detail) {
    return new ProblemException(Problem.of(code, detail));
  }

  private static ProblemException refusedAt(ErrorCode code, String field, String detail) {
    return new ProblemException(Problem.at(code, field, detail));
  }
}
