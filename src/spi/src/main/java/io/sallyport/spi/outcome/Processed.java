package io.sallyport.spi.outcome;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.Amount;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The gateway said yes. Says what the gateway reports and leaves the payment's status to the
 * engine, which checks the amounts against what was asked.
 */
public final class Processed implements Outcome {
  private final Progress progress;
  private final String connectorTransactionId;
  private final @Nullable Amount amount;
  private final @Nullable Amount capturedAmount;
  private final @Nullable Amount refundedAmount;
  private final boolean voided;
  private final boolean expired;
  private final @Nullable String networkTransactionId;
  private final @Nullable NextAction nextAction;

  private Processed(Builder builder) {
    progress = builder.progress;
    connectorTransactionId = builder.connectorTransactionId;
    amount = builder.amount;
    capturedAmount = builder.capturedAmount;
    refundedAmount = builder.refundedAmount;
    voided = builder.voided;
    expired = builder.expired;
    networkTransactionId = builder.networkTransactionId;
    nextAction = builder.nextAction;
    if ((progress == Progress.AUTHENTICATION_PENDING) != (nextAction != null)) {
      throw new IllegalArgumentException("a next action goes with AUTHENTICATION_PENDING alone");
    }
  }

  /**
   * A new builder.
   *
   * @param connectorTransactionId the gateway's id of what was processed, 1 to 255 characters
   */
  public static Builder builder(Progress progress, String connectorTransactionId) {
    return new Builder(progress, connectorTransactionId);
  }

  /** How far it is. */
  public Progress progress() {
    return progress;
  }

  /** The gateway's id: of the payment for authorize and get, of the follow-up for the others. */
  public String connectorTransactionId() {
    return connectorTransactionId;
  }

  /**
   * What the gateway says it processed: the authorised amount for authorize and get, the captured
   * or refunded one for a capture or refund. Required for those; a void has none.
   */
  public Optional<Amount> amount() {
    return Optional.ofNullable(amount);
  }

  /** What of the payment is captured so far; for authorize and get. */
  public Optional<Amount> capturedAmount() {
    return Optional.ofNullable(capturedAmount);
  }

  /** What of the payment is refunded so far; for get. */
  public Optional<Amount> refundedAmount() {
    return Optional.ofNullable(refundedAmount);
  }

  /** Whether the payment is voided; for get. */
  public boolean voided() {
    return voided;
  }

  /** Whether the authorisation has expired; for get. */
  public boolean expired() {
    return expired;
  }

  /** The card network's id of the transaction. */
  public Optional<String> networkTransactionId() {
    return Optional.ofNullable(networkTransactionId);
  }

  /** What the customer has to do; with {@link Progress#AUTHENTICATION_PENDING}, and only then. */
  public Optional<NextAction> nextAction() {
    return Optional.ofNullable(nextAction);
  }

  @Override
  public Certainty certainty() {
    return Certainty.PROCESSED;
  }

  @Override
  public <R> R fold(
      Function<Processed, R> processed,
      Function<Rejected, R> rejected,
      Function<NotSent, R> notSent,
      Function<Unknown, R> unknown) {
    return processed.apply(this);
  }

  @Override
  public String toString() {
    return "Processed[" + progress + "]";
  }

  /** How far a processed operation is. */
  public enum Progress {
    /** Done. */
    SUCCEEDED,
    /** Accepted; whether it succeeds is said later. */
    PENDING,
    /** The customer has to do something first. */
    AUTHENTICATION_PENDING
  }

  /** Collects what the gateway reports; not for use by several threads. */
  public static final class Builder {
    private static final int MAX_ID_LENGTH = 255;

    private final Progress progress;
    private final String connectorTransactionId;
    private @Nullable Amount amount;
    private @Nullable Amount capturedAmount;
    private @Nullable Amount refundedAmount;
    private boolean voided;
    private boolean expired;
    private @Nullable String networkTransactionId;
    private @Nullable NextAction nextAction;

    private Builder(Progress progress, String connectorTransactionId) {
      this.progress = requireNonNull(progress, "progress");
      if (connectorTransactionId.isEmpty() || connectorTransactionId.length() > MAX_ID_LENGTH) {
        throw new IllegalArgumentException("connectorTransactionId must have 1 to 255 characters");
      }
      this.connectorTransactionId = connectorTransactionId;
    }

    /** See {@link Processed#amount()}. */
    public Builder amount(Amount value) {
      amount = value;
      return this;
    }

    /** See {@link Processed#capturedAmount()}. */
    public Builder capturedAmount(Amount value) {
      capturedAmount = value;
      return this;
    }

    /** See {@link Processed#refundedAmount()}. */
    public Builder refundedAmount(Amount value) {
      refundedAmount = value;
      return this;
    }

    /** See {@link Processed#voided()}. */
    public Builder voided(boolean value) {
      voided = value;
      return this;
    }

    /** See {@link Processed#expired()}. */
    public Builder expired(boolean value) {
      expired = value;
      return this;
    }

    /** See {@link Processed#networkTransactionId()}. */
    public Builder networkTransactionId(Optional<String> value) {
      networkTransactionId = value.orElse(null);
      return this;
    }

    /** See {@link Processed#nextAction()}. */
    public Builder nextAction(NextAction value) {
      nextAction = value;
      return this;
    }

    /** The outcome. */
    public Processed build() {
      return new Processed(this);
    }
  }
}
