package io.sallyport.engine.payment;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.value.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * One try at a gateway. Open until its outcome is known; journaled before each of its sends.
 *
 * @param id ours, the reference that the gateway may know
 * @param followUpId the follow-up that it is for, or empty for the payment itself
 * @param number counts the attempts of the same payment or follow-up, from 1
 * @param sequenceNumber see {@link ExchangeContext#sequenceNumber()}
 * @param step counts the sends, from 1; 0 when nothing was to be sent
 * @param state what the connector remembers at this step
 * @param sentAt the last moment at which a byte of this step may have left: when it became durable,
 *     and, once it is in doubt, when its request was known to be over
 * @param certainty what is known; empty while nobody has asked yet
 * @param closed whether the outcome is final
 * @param recoveries how often it was tried to find out
 * @param recoverAt when it is to be tried next
 * @param key the client's idempotency key that started it
 */
public record Attempt(
    String id,
    String paymentId,
    Optional<String> followUpId,
    OperationKind operation,
    String connector,
    int number,
    int sequenceNumber,
    Instant startedAt,
    int step,
    JsonObject state,
    Instant sentAt,
    Optional<Certainty> certainty,
    Optional<PaymentError> error,
    boolean closed,
    int recoveries,
    Optional<Instant> recoverAt,
    Optional<KeyScope> key) {
  /** All are required. */
  public Attempt {
    requireNonNull(id, "id");
    requireNonNull(paymentId, "paymentId");
    requireNonNull(followUpId, "followUpId");
    requireNonNull(operation, "operation");
    requireNonNull(connector, "connector");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(state, "state");
    requireNonNull(sentAt, "sentAt");
    requireNonNull(certainty, "certainty");
    requireNonNull(error, "error");
    requireNonNull(recoverAt, "recoverAt");
    requireNonNull(key, "key");
  }

  /** What the connector gets lent for this attempt. */
  public ExchangeContext context() {
    return new ExchangeContext(id, startedAt, sequenceNumber);
  }

  /** The attempt at its next send. */
  public Attempt atStep(int nextStep, JsonObject nextState, Instant now) {
    return new Attempt(
        id,
        paymentId,
        followUpId,
        operation,
        connector,
        number,
        sequenceNumber,
        startedAt,
        nextStep,
        nextState,
        now,
        certainty,
        error,
        closed,
        recoveries,
        recoverAt,
        key);
  }

  /** The attempt with its final outcome. */
  public Attempt close(Certainty known, Optional<PaymentError> why) {
    return new Attempt(
        id,
        paymentId,
        followUpId,
        operation,
        connector,
        number,
        sequenceNumber,
        startedAt,
        step,
        state,
        sentAt,
        Optional.of(known),
        why,
        true,
        recoveries,
        Optional.empty(),
        key);
  }

  /** The attempt in doubt, to be recovered at a time. */
  public Attempt inDoubt(Optional<PaymentError> why, int tried, Optional<Instant> next) {
    return inDoubt(why, tried, next, sentAt);
  }

  /** The attempt whose request is over, by now, without a word about its outcome. */
  public Attempt nowInDoubt(Optional<PaymentError> why, Instant now) {
    Instant over = certainty.isEmpty() ? now : sentAt;
    return inDoubt(why, recoveries, Optional.of(now), over);
  }

  private Attempt inDoubt(
      Optional<PaymentError> why, int tried, Optional<Instant> next, Instant over) {
    return new Attempt(
        id,
        paymentId,
        followUpId,
        operation,
        connector,
        number,
        sequenceNumber,
        startedAt,
        step,
        state,
        over,
        Optional.of(Certainty.UNKNOWN),
        why,
        false,
        tried,
        next,
        key);
  }

  /** The attempt as if it were for the payment itself, to judge a gateway's view of the payment. */
  public Attempt forPayment() {
    return new Attempt(
        id,
        paymentId,
        Optional.empty(),
        operation,
        connector,
        number,
        sequenceNumber,
        startedAt,
        step,
        state,
        sentAt,
        certainty,
        error,
        closed,
        recoveries,
        recoverAt,
        key);
  }
}
