package io.sallyport.sandbox.ledger;

/** Requests as a client would send them. */
final class Fixtures {
  static final String VISA = "4111111111111111";

  private Fixtures() {}

  static Card card(String number) {
    return Card.of(number, 12, 2031, "123");
  }

  static ChargeRequest authorization(long amount) {
    return request(VISA, amount, false, false);
  }

  static ChargeRequest sale(long amount) {
    return request(VISA, amount, true, false);
  }

  static ChargeRequest request(String number, long amount, boolean capture, boolean allowPartial) {
    return new ChargeRequest(
        "att_one", "order-1", amount, "EUR", capture, allowPartial, card(number));
  }
}
