package io.sallyport.engine.store;

class InMemoryTokenStoreTest extends TokenStoreContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected TokenStore tokens() {
    return store;
  }
}
