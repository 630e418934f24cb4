package io.sallyport.engine.store;

/**
 * What every {@link PaymentStore} keeps. A subclass says which store; each test gets an empty one.
 */
public abstract class PaymentStoreContract
    implements AcceptedPayments,
        AcceptedFollowUps,
        Settlements,
        Attempts,
        Keys,
        RoundTrips,
        Rivals {
  /** The store, empty when a test starts. */
  @Override
  public abstract PaymentStore payments();

  /** Where the same store keeps the tokens that come with payments. */
  @Override
  public abstract TokenStore tokens();
}
