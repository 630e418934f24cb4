package io.sallyport.runtime.store;

import io.sallyport.engine.store.PaymentStore;
import io.sallyport.engine.store.PaymentStoreContract;
import io.sallyport.engine.store.TokenStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlitePaymentStoreTest extends PaymentStoreContract {
  @RegisterExtension final OpenedStore opened = new OpenedStore();

  @Override
  public PaymentStore payments() {
    return opened.store();
  }

  @Override
  public TokenStore tokens() {
    return opened.store();
  }
}
