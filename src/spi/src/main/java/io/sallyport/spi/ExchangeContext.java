package io.sallyport.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What the engine lends to a connector for one exchange: the things a pure function may not fetch
 * itself. Journaled with the attempt, so that a step is rebuilt identically after a crash.
 *
 * @param attemptReference our id of the attempt, unique for ever, at most 40 characters of {@code
 *     [A-Za-z0-9_]}; the natural reference to give to a gateway and to look it up by
 * @param attemptStartedAt when the attempt began, in UTC; the same on every call for the attempt
 * @param sequenceNumber a number that is unique among the connector's recent attempts, from 1 to
 *     999,999, as a system trace audit number (ISO 8583 field 11) needs it
 */
public record ExchangeContext(
    String attemptReference, Instant attemptStartedAt, int sequenceNumber) {
  /** The largest sequence number: six digits. */
  public static final int MAX_SEQUENCE_NUMBER = 999_999;

  /** Checks ranges. */
  public ExchangeContext {
    requireNonNull(attemptStartedAt, "attemptStartedAt");
    if (!attemptReference.matches("[A-Za-z0-9_]{1,40}")) {
      throw new IllegalArgumentException("attemptReference must be 1 to 40 of [A-Za-z0-9_]");
    }
    if (sequenceNumber < 1 || sequenceNumber > MAX_SEQUENCE_NUMBER) {
      throw new IllegalArgumentException("sequenceNumber must be from 1 to 999999");
    }
  }

  /**
   * The idempotency key for one step of this attempt, at most 44 characters. The same for the same
   * attempt and step, different for any other.
   *
   * @param step the connector's number of the step, from 1 to 99
   */
  public String gatewayKey(int step) {
    if (step < 1 || step > 99) {
      throw new IllegalArgumentException("step must be from 1 to 99");
    }
    return attemptReference + "-" + step;
  }
}
