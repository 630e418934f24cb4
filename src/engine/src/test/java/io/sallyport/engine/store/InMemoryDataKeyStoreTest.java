package io.sallyport.engine.store;

class InMemoryDataKeyStoreTest extends DataKeyStoreContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected DataKeyStore dataKeys() {
    return store;
  }
}
