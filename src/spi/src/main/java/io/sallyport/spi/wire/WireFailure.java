package io.sallyport.spi.wire;

import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import java.util.Locale;

/** Why no whole answer came, and whether the request may have been processed. */
public enum WireFailure {
  /** No connection could be made. */
  CONNECT(false),
  /** The TLS handshake failed before anything was written. */
  TLS(false),
  /** A fresh connection was refused by an alert about our certificate, before any answer. */
  CERTIFICATE_REFUSED(false),
  /** The peer said that it did not process the stream (RFC 9113: REFUSED_STREAM, GOAWAY). */
  REFUSED_STREAM(false),
  /** The connector's breaker is open. */
  BREAKER_OPEN(false),
  /** As many requests as allowed are in flight. */
  BULKHEAD_FULL(false),
  /** A required credential has no valid value. */
  CREDENTIAL_MISSING(false),
  /** The connection ended after something was written. */
  CLOSED(true),
  /** The deadline passed after something was written. */
  DEADLINE(true),
  /** The deadline passed before anything was written. */
  DEADLINE_BEFORE_SEND(false),
  /** The answer is larger than the bound. */
  ANSWER_TOO_LARGE(true),
  /** The answer is not a message of the protocol. */
  PROTOCOL(true);

  private final boolean maybeProcessed;

  WireFailure(boolean maybeProcessed) {
    this.maybeProcessed = maybeProcessed;
  }

  /** This failure as a reason: its name in lower case. */
  public GatewayError error() {
    return GatewayError.of(name().toLowerCase(Locale.ROOT));
  }

  /**
   * What this failure of the request that asks for an operation means for the operation: unknown
   * when it may have been processed, else not sent.
   *
   * <p>Not for a later request of the exchange, nor for a lookup or a reversal: that such a request
   * was not sent says nothing about what came before it. Their outcome is {@link
   * Outcome#unknown(GatewayError)}, whatever the failure.
   */
  public Outcome outcome() {
    return maybeProcessed ? Outcome.unknown(error()) : Outcome.notSent(error());
  }

  /** Whether the gateway may have processed the request; if not, that is proven. */
  public boolean maybeProcessed() {
    return maybeProcessed;
  }
}
