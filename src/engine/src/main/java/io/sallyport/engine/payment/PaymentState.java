package io.sallyport.engine.payment;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.outcome.NextAction;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a payment stands.
 *
 * @param authorized minor units of the payment's currency
 * @param captured minor units
 * @param refunded minor units
 */
public record PaymentState(
    PaymentStatus status,
    Certainty certainty,
    long authorized,
    long captured,
    long refunded,
    Optional<String> connectorTransactionId,
    Optional<String> networkTransactionId,
    Optional<NextAction> nextAction,
    Optional<PaymentError> error,
    Instant updatedAt) {
  /** Checks that amounts agree with each other. */
  public PaymentState {
    requireNonNull(status, "status");
    requireNonNull(certainty, "certainty");
    requireNonNull(connectorTransactionId, "connectorTransactionId");
    requireNonNull(networkTransactionId, "networkTransactionId");
    requireNonNull(nextAction, "nextAction");
    requireNonNull(error, "error");
    requireNonNull(updatedAt, "updatedAt");
    if (refunded < 0 || refunded > captured || captured > authorized) {
      throw new IllegalArgumentException("refunded, captured and authorized must not decrease");
    }
  }

  /** Durable, not yet sent. */
  public static PaymentState started(Instant now) {
    return new PaymentState(
        PaymentStatus.STARTED,
        Certainty.UNKNOWN,
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now);
  }

  /** The same with another status, certainty and error; amounts and ids stay. */
  public PaymentState with(
      PaymentStatus newStatus,
      Certainty newCertainty,
      Optional<PaymentError> newError,
      Instant now) {
    return new PaymentState(
        newStatus,
        newCertainty,
        authorized,
        captured,
        refunded,
        connectorTransactionId,
        networkTransactionId,
        Optional.empty(),
        newError,
        now);
  }

  /** The same with other amounts. */
  public PaymentState withAmounts(
      PaymentStatus newStatus, long newCaptured, long newRefunded, Instant now) {
    return new PaymentState(
        newStatus,
        certainty,
        authorized,
        newCaptured,
        newRefunded,
        connectorTransactionId,
        networkTransactionId,
        nextAction,
        error,
        now);
  }

  /** The same with the gateway's id, when one came. */
  public PaymentState withConnectorTransactionId(Optional<String> id) {
    return new PaymentState(
        status,
        certainty,
        authorized,
        captured,
        refunded,
        id.or(() -> connectorTransactionId),
        networkTransactionId,
        nextAction,
        error,
        updatedAt);
  }
}
