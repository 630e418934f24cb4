package io.sallyport.runtime.store;

import io.sallyport.engine.payment.PaymentTerms;

/** Whose row it is; stands in every row. */
record Owner(String client, String merchant) {
  static Owner of(PaymentTerms terms) {
    return new Owner(terms.client(), terms.merchant());
  }

  Columns begin(String id) {
    return in(new Columns().text("id", id));
  }

  Columns in(Columns columns) {
    return columns.text("client", client).text("merchant", merchant);
  }
}
