package io.sallyport.spi.wire;

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

  /** Whether the gateway may have processed the request; if not, that is proven. */
  public boolean maybeProcessed() {
    return maybeProcessed;
  }
}
