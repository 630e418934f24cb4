package io.sallyport.spi.manifest;

/** Classes of data that cross to a gateway; each needs a declared way. */
public enum DataClass {
  /** The primary account number. PCI DSS 3.5: unreadable wherever stored. */
  CARD_NUMBER,
  /** The card verification code. PCI DSS 3.3.1: never stored after authorisation. */
  SECURITY_CODE,
  /** The card's expiry date. */
  EXPIRY,
  /** The card holder's name. */
  HOLDER_NAME,
  /** Our secret at the gateway. */
  CREDENTIAL,
  /** Who pays: id, address on the network, mail address. */
  CUSTOMER,
  /** Where bills go. */
  BILLING,
  /** Amounts, currencies, ids, metadata. */
  PAYMENT;

  /** Whether only a reference may carry it, so that the runtime can hold the connector to it. */
  public boolean isReferenced() {
    return this == CARD_NUMBER
        || this == SECURITY_CODE
        || this == HOLDER_NAME
        || this == CREDENTIAL;
  }
}
