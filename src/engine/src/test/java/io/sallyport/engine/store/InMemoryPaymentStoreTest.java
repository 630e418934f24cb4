package io.sallyport.engine.store;

class InMemoryPaymentStoreTest extends PaymentStoreContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  public PaymentStore payments() {
    return store;
  }

  @Override
  public TokenStore tokens() {
    return store;
  }
}
