package io.sallyport.spi.outcome;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of an operation at the gateway. One type per {@link Certainty}, so that what nobody
 * knows can't be mistaken for what did not happen.
 */
public sealed interface Outcome
    permits Processed, Outcome.Rejected, Outcome.NotSent, Outcome.Unknown {
  /** How certain it is. */
  Certainty certainty();

  /** One branch per kind of outcome, so that a new kind fails to compile where it matters. */
  <R> R fold(
      Function<Processed, R> processed,
      Function<Rejected, R> rejected,
      Function<NotSent, R> notSent,
      Function<Unknown, R> unknown);

  /** The gateway declined. */
  static Outcome declined(GatewayError error) {
    return new Rejected(RejectionReason.DECLINE, error, Optional.empty(), Optional.empty());
  }

  /** The gateway declined, and has recorded that under an id. */
  static Outcome declined(GatewayError error, Optional<String> connectorTransactionId) {
    return new Rejected(RejectionReason.DECLINE, error, Optional.empty(), connectorTransactionId);
  }

  /** The gateway refused, for a reason that is not a decline. */
  static Outcome rejected(RejectionReason reason, GatewayError error) {
    return new Rejected(reason, error, Optional.empty(), Optional.empty());
  }

  /** The gateway asked to come back later. */
  static Outcome throttled(GatewayError error, Optional<Duration> retryAfter) {
    return new Rejected(RejectionReason.THROTTLED, error, retryAfter, Optional.empty());
  }

  /** Provably not processed. */
  static Outcome notSent(GatewayError error) {
    return new NotSent(error);
  }

  /** It may have happened. */
  static Outcome unknown(GatewayError error) {
    return new Unknown(error);
  }

  /**
   * The gateway said no.
   *
   * @param retryAfter when to come back, for {@link RejectionReason#THROTTLED}
   * @param connectorTransactionId the gateway's id of the refused transaction, when it has one
   */
  record Rejected(
      RejectionReason reason,
      GatewayError error,
      Optional<Duration> retryAfter,
      Optional<String> connectorTransactionId)
      implements Outcome {
    /** All are required. */
    public Rejected {
      requireNonNull(reason, "reason");
      requireNonNull(error, "error");
      requireNonNull(retryAfter, "retryAfter");
      requireNonNull(connectorTransactionId, "connectorTransactionId");
    }

    @Override
    public Certainty certainty() {
      return Certainty.REJECTED;
    }

    @Override
    public <R> R fold(
        Function<Processed, R> processed,
        Function<Rejected, R> rejected,
        Function<NotSent, R> notSent,
        Function<Unknown, R> unknown) {
      return rejected.apply(this);
    }
  }

  /** Provably not processed. */
  record NotSent(GatewayError error) implements Outcome {
    /** The error is required. */
    public NotSent {
      requireNonNull(error, "error");
    }

    @Override
    public Certainty certainty() {
      return Certainty.NOT_SENT;
    }

    @Override
    public <R> R fold(
        Function<Processed, R> processed,
        Function<Rejected, R> rejected,
        Function<NotSent, R> notSent,
        Function<Unknown, R> unknown) {
      return notSent.apply(this);
    }
  }

  /** It may have happened. */
  record Unknown(GatewayError error) implements Outcome {
    /** The error is required. */
    public Unknown {
      requireNonNull(error, "error");
    }

    @Override
    public Certainty certainty() {
      return Certainty.UNKNOWN;
    }

    @Override
    public <R> R fold(
        Function<Processed, R> processed,
        Function<Rejected, R> rejected,
        Function<NotSent, R> notSent,
        Function<Unknown, R> unknown) {
      return unknown.apply(this);
    }
  }
}
