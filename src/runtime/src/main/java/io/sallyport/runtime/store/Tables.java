package io.sallyport.runtime.store;

/** All tables, and the one connection that they are on. */
record Tables(
    StoreConnection connection,
    PaymentTable payments,
    FollowUpTable followUps,
    AttemptTable attempts,
    KeyTable keys,
    TokenTable tokens,
    DataKeyTable dataKeys) {
  static Tables on(StoreConnection connection) {
    return new Tables(
        connection,
        new PaymentTable(connection),
        new FollowUpTable(connection),
        new AttemptTable(connection),
        new KeyTable(connection),
        new TokenTable(connection),
        new DataKeyTable(connection));
  }
}
