package io.sallyport.sandbox.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bank behind the gateway: decides by published test numbers, approves every other card. */
final class Issuer {
  private static final String APPROVED_FOR_HALF = "4000056655665556";

  private static final Map<String, Decline> DECLINED =
      Map.of(
          "4000000000000002", Decline.DO_NOT_HONOR,
          "4000000000009995", Decline.INSUFFICIENT_FUNDS,
          "4000000000009987", Decline.LOST_CARD,
          "4000000000009979", Decline.STOLEN_CARD,
          "4000000000000069", Decline.EXPIRED_CARD,
          "4000000000000127", Decline.INCORRECT_SECURITY_CODE,
          "4000000000000119", Decline.ISSUER_UNAVAILABLE);

  private Issuer() {}

  /** Either a decline, or the amount in minor units that the issuer stands for. */
  record Decision(@Nullable Decline decline, long amountAuthorized) {}

  static Decision decide(Card card, long amount, boolean allowPartial) {
    Decline decline = DECLINED.get(card.number());
    if (decline != null) {
      return new Decision(decline, 0);
    }
    if (!allowPartial || amount == 0 || !card.number().equals(APPROVED_FOR_HALF)) {
      return new Decision(null, amount);
    }
    long half = amount / 2;
    return half == 0 ? new Decision(Decline.INSUFFICIENT_FUNDS, 0) : new Decision(null, half);
  }
}
