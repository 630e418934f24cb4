package io.sallyport.spi.manifest;

/** Payment methods that a connector may support. */
public enum PaymentMethodKind {
  /** A card by its number. */
  CARD
}
