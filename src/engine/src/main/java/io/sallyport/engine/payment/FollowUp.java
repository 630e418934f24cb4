package io.sallyport.engine.payment;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.Amount;
import io.sallyport.spi.outcome.Certainty;
import java.time.Instant;
import java.util.Optional;

/**
 * A capture, void or refund.
 *
 * @param id ours
 * @param amount what is captured or refunded; what was authorised, for a void
 * @param last whether a capture says that nothing more follows
 * @param internal whether we started it ourselves, without a client's request
 */
public record FollowUp(
    String id,
    String paymentId,
    FollowUpKind kind,
    Amount amount,
    boolean last,
    boolean internal,
    FollowUpStatus status,
    Certainty certainty,
    Optional<String> connectorTransactionId,
    Optional<PaymentError> error,
    Instant createdAt,
    Instant updatedAt) {
  /** All are required. */
  public FollowUp {
    requireNonNull(id, "id");
    requireNonNull(paymentId, "paymentId");
    requireNonNull(kind, "kind");
    requireNonNull(amount, "amount");
    requireNonNull(status, "status");
    requireNonNull(certainty, "certainty");
    requireNonNull(connectorTransactionId, "connectorTransactionId");
    requireNonNull(error, "error");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(updatedAt, "updatedAt");
  }

  /** A new one, durable but not yet sent. */
  public static FollowUp started(
      String id,
      String paymentId,
      FollowUpKind kind,
      Amount amount,
      boolean last,
      boolean internal,
      Instant now) {
    return new FollowUp(
        id,
        paymentId,
        kind,
        amount,
        last,
        internal,
        FollowUpStatus.PENDING,
        Certainty.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        now,
        now);
  }

  /**
   * The follow-up after a change.
   *
   * @throws IllegalTransitionException when the status may not change that way
   */
  public FollowUp become(
      FollowUpStatus next,
      Certainty known,
      Optional<String> gatewayId,
      Optional<PaymentError> why,
      Instant now) {
    if (!status.canBecome(next)) {
      throw new IllegalTransitionException(status, next);
    }
    return new FollowUp(
        id,
        paymentId,
        kind,
        amount,
        last,
        internal,
        next,
        known,
        gatewayId.or(() -> connectorTransactionId),
        why,
        createdAt,
        now);
  }
}
