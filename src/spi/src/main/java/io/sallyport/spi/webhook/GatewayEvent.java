package io.sallyport.spi.webhook;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.outcome.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a provider reports about an operation.
 *
 * @param eventId the provider's id of the event; the same event twice is taken once
 * @param occurredAt when it happened, by the provider
 * @param operation which kind of operation it is about
 * @param attemptReference our reference, when the provider repeats it
 * @param connectorTransactionId the provider's id of the transaction, when it is given
 * @param outcome what it means
 */
public record GatewayEvent(
    String eventId,
    Instant occurredAt,
    OperationKind operation,
    Optional<String> attemptReference,
    Optional<String> connectorTransactionId,
    Outcome outcome) {
  /** One of the two ids is required, or nobody could tell what it is about. */
  public GatewayEvent {
    requireNonNull(eventId, "eventId");
    requireNonNull(occurredAt, "occurredAt");
    requireNonNull(operation, "operation");
    requireNonNull(outcome, "outcome");
    if (attemptReference.isEmpty() && connectorTransactionId.isEmpty()) {
      throw new IllegalArgumentException("an event needs our reference or the provider's id");
    }
  }
}
