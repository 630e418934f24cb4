package io.sallyport.engine.store;

/** The store that a contract is held against; empty when a test starts. */
interface StoreUnderTest {
  PaymentStore payments();

  TokenStore tokens();
}
