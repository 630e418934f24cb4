package io.sallyport.drills.stage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Payments to make, with the networks' published test numbers. */
public final class Orders {
  /** Visa's test number; approved. */
  public static final String APPROVED = "4111111111111111";

  /** Approved for half of the amount, when that is allowed. */
  public static final String APPROVED_FOR_HALF = "4000056655665556";

  /** Declined: do not honor. */
  public static final String DECLINED = "4000000000000002";

  /** American Express's test number: 15 digits and a security code of 4. */
  public static final String AMERICAN_EXPRESS = "371449635398431";

  private Orders() {}

  /** A merchant's transaction id that was never used. */
  public static String freshId() {
    return "order-" + UUID.randomUUID();
  }

  /** 19.99 EUR by card, charged at once. */
  public static ObjectNode payment(String merchantTransactionId, String cardNumber) {
    ObjectNode order =
        Json.object()
            .put("merchant_transaction_id", merchantTransactionId)
            .put("capture_method", "AUTOMATIC");
    order.set("amount", amount(1999));
    order
        .putObject("payment_method")
        .putObject("card")
        .put("number", cardNumber)
        .put("expiry_month", 12)
        .put("expiry_year", 2031)
        .put("security_code", cardNumber.equals(AMERICAN_EXPRESS) ? "7391" : "123");
    return order;
  }

  /** An approved payment under an id that was never used. */
  public static ObjectNode payment() {
    return payment(freshId(), APPROVED);
  }

  /** An approved payment that asks the gateway for a fault. */
  public static ObjectNode paymentWithFault(String fault) {
    ObjectNode order = payment();
    order.putObject("metadata").put("sandbox_fault", fault);
    return order;
  }

  /** Euro cents. */
  public static ObjectNode amount(long minorAmount) {
    return Json.object().put("minor_amount", minorAmount).put("currency", "EUR");
  }

  /** A follow-up about euro cents. */
  public static ObjectNode followUp(long minorAmount) {
    ObjectNode body = Json.object();
    body.set("amount", amount(minorAmount));
    return body;
  }
}
