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

  /** A new attempt of which nothing was sent. */
  public static Attempt started(
      String id,
      String paymentId,
      Optional<String> followUpId,
      OperationKind operation,
      String connector,
      int number,
      int sequenceNumber,
      Instant now,
      Optional<KeyScope> key) {
    return new Attempt(
        id,
        paymentId,
        followUpId,
        operation,
        connector,
        number,
        sequenceNumber,
        now,
        0,
        JsonObject.empty(),
        now,
        Optional.empty(),
        Optional.empty(),
        false,
        0,
        Optional.empty(),
        key);
  }

  /** What the connector gets lent for this attempt. */
  public ExchangeContext context() {
    return new ExchangeContext(id, startedAt, sequenceNumber);
  }

  /** The attempt at its next send. */
  public Attempt atStep(int nextStep, JsonObject nextState, Instant now) {
    Copy copy = new Copy(this);
    copy.step = nextStep;
    copy.state = nextState;
    copy.sentAt = now;
    return copy.toAttempt();
  }

  /** The attempt with its final outcome. */
  public Attempt close(Certainty known, Optional<PaymentError> why) {
    Copy copy = new Copy(this);
    copy.certainty = Optional.of(known);
    copy.error = why;
    copy.closed = true;
    copy.recoverAt = Optional.empty();
    return copy.toAttempt();
  }

  /** The attempt in doubt, to be recovered at a time. */
  public Attempt inDoubt(Optional<PaymentError> why, int tried, Optional<Instant> next) {
    Copy copy = new Copy(this);
    copy.certainty = Optional.of(Certainty.UNKNOWN);
    copy.error = why;
    copy.closed = false;
    copy.recoveries = tried;
    copy.recoverAt = next;
    return copy.toAttempt();
  }

  /** The attempt whose request is over, by now, without a word about its outcome. */
  public Attempt nowInDoubt(Optional<PaymentError> why, Instant now) {
    Copy copy = new Copy(inDoubt(why, recoveries, Optional.of(now)));
    copy.sentAt = certainty.isEmpty() ? now : sentAt;
    return copy.toAttempt();
  }

  /** The attempt as if it were for the payment itself, to judge a gateway's view of the payment. */
  public Attempt forPayment() {
    Copy copy = new Copy(this);
    copy.followUpId = Optional.empty();
    return copy.toAttempt();
  }

  /** The parts that change, while they do. */
  private static final class Copy {
    private final Attempt from;
    private Optional<String> followUpId;
    private int step;
    private JsonObject state;
    private Instant sentAt;
    private Optional<Certainty> certainty;
    private Optional<PaymentError> error;
    private boolean closed;
    private int recoveries;
    private Optional<Instant> recoverAt;

    Copy(Attempt from) {
      this.from = from;
      followUpId = from.followUpId;
      step = from.step;
      state = from.state;
      sentAt = from.sentAt;
      certainty = from.certainty;
      error = from.error;
      closed = from.closed;
      recoveries = from.recoveries;
      recoverAt = from.recoverAt;
    }

    Attempt toAttempt() {
      return new Attempt(
          from.id,
          from.paymentId,
          followUpId,
          from.operation,
          from.connector,
          from.number,
          from.sequenceNumber,
          from.startedAt,
          step,
          state,
          sentAt,
          certainty,
          error,
          closed,
          recoveries,
          recoverAt,
          from.key);
    }
  }
}
