package io.sallyport.runtime.store;

import io.sallyport.engine.store.TokenStore;
import io.sallyport.engine.store.TokenStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteTokenStoreTest extends TokenStoreContract {
  @RegisterExtension final OpenedStore opened = new OpenedStore();

  @Override
  protected TokenStore tokens() {
    return opened.store();
  }
}
