package io.sallyport.spi.manifest;

/** What kind of system a connector talks to. */
public enum ConnectorKind {
  /** Takes payments. */
  PAYMENT_GATEWAY,
  /** Judges payments. */
  FRAUD_DETECTION,
  /** Bills customers. */
  BILLING,
  /** Knows customers. */
  CUSTOMER_SYSTEM,
  /** Collects facts for analysis. */
  WAREHOUSE
}
