package io.sallyport.runtime.store;

import io.sallyport.engine.store.DataKeyStore;
import io.sallyport.engine.store.DataKeyStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteDataKeyStoreTest extends DataKeyStoreContract {
  @RegisterExtension final OpenedStore opened = new OpenedStore();

  @Override
  protected DataKeyStore dataKeys() {
    return opened.store();
  }
}
