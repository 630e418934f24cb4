package io.sallyport.engine.payment;

import io.sallyport.spi.operation.OperationKind;

/** What may be done to a payment afterwards; each is a resource of its own. */
public enum FollowUpKind {
  /** Take an authorised amount. */
  CAPTURE(OperationKind.CAPTURE, "cap"),
  /** Give up the authorisation. */
  VOID(OperationKind.VOID, "void"),
  /** Give back a captured amount. */
  REFUND(OperationKind.REFUND, "ref");

  private final OperationKind operation;
  private final String idPrefix;

  FollowUpKind(OperationKind operation, String idPrefix) {
    this.operation = operation;
    this.idPrefix = idPrefix;
  }

  /** The connector's operation for it. */
  public OperationKind operation() {
    return operation;
  }

  /** What its ids begin with. */
  public String idPrefix() {
    return idPrefix;
  }
}
