package io.sallyport.drills.endtoend;

import static io.sallyport.drills.endtoend.Calls.PAYMENTS;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(StageExtension.class)
class PaymentIT {
  private final Stage stage;
  private final Calls shop;

  PaymentIT(Stage stage) {
    this.stage = stage;
    this.shop = new Calls(stage.shop());
  }

  @Test
  void aCardIsCharged() {
    String merchantTransactionId = Orders.freshId();
    shop.pay(Orders.payment(merchantTransactionId, Orders.APPROVED))
        .then()
        .statusCode(201)
        .contentType("application/json")
        .body("id", startsWith("pay_"))
        .body("status", equalTo("CHARGED"))
        .body("certainty", equalTo("PROCESSED"))
        .body("merchant", equalTo("shop-1"))
        .body("connector", equalTo("sandbox"))
        .body("connector_transaction_id", not(nullValue()))
        .body("amount.minor_amount", equalTo(1999))
        .body("amount.currency", equalTo("EUR"))
        .body("authorized_amount.minor_amount", equalTo(1999))
        .body("captured_amount.minor_amount", equalTo(1999))
        .body("refunded_amount.minor_amount", equalTo(0))
        .body("payment_method.card.token", startsWith("tok_"))
        .body("payment_method.card.masked_number", equalTo("4111-XXXX-XXXX-1111"))
        .body("payment_method.card.network", equalTo("VISA"))
        .body("payment_method.card.expiry_month", equalTo(12))
        .body("payment_method.card.expiry_year", equalTo(2031))
        .body("network_transaction_id", not(nullValue()))
        .body("error", nullValue())
        .body("attempts", hasSize(1))
        .body("captures", empty());
    assertEquals(1, stage.gateway().charges(merchantTransactionId).size());
  }

  @Test
  void aRepeatGetsTheSameAnswerByteByByteAndIsNotChargedAgain() {
    String merchantTransactionId = Orders.freshId();
    ObjectNode order = Orders.payment(merchantTransactionId, Orders.APPROVED);
    String key = Api.freshKey();
    Response first = shop.json(key, order).post(PAYMENTS);
    Response second = shop.json(key, order).post(PAYMENTS);
    assertEquals(201, first.statusCode());
    assertEquals(201, second.statusCode());
    assertArrayEquals(first.asByteArray(), second.asByteArray());
    assertEquals(1, stage.gateway().charges(merchantTransactionId).size());
  }

  @Test
  void aRepeatMayLeaveOutTheSecurityCode() {
    ObjectNode order = Orders.payment();
    String key = Api.freshKey();
    Response first = shop.json(key, order).post(PAYMENTS);
    order.withObject("/payment_method/card").remove("security_code");
    Response second = shop.json(key, order).post(PAYMENTS);
    assertArrayEquals(first.asByteArray(), second.asByteArray());
  }

  @Test
  void aKeyIsNotForAnotherBody() {
    String key = Api.freshKey();
    shop.json(key, Orders.payment()).post(PAYMENTS).then().statusCode(201);
    shop.json(key, Orders.payment())
        .post(PAYMENTS)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("SP3001"))
        .body("certainty", equalTo("NOT_SENT"));
  }

  @Test
  void aMerchantTransactionIdIsChargedOnceWhateverTheKey() {
    String merchantTransactionId = Orders.freshId();
    ObjectNode order = Orders.payment(merchantTransactionId, Orders.APPROVED);
    String id = shop.paid(order);
    shop.pay(order)
        .then()
        .statusCode(409)
        .body("code", equalTo("SP3003"))
        .body("resource", equalTo(id));
    assertEquals(1, stage.gateway().charges(merchantTransactionId).size());
  }

  @Test
  void anotherClientMayUseTheSameIds() {
    ObjectNode order = Orders.payment();
    String key = Api.freshKey();
    shop.json(key, order).post(PAYMENTS).then().statusCode(201);
    new Calls(stage.clients().kiosk())
        .json(key, order)
        .post(PAYMENTS)
        .then()
        .statusCode(201)
        .body("merchant", equalTo("kiosk-1"));
  }

  @Test
  void afterADeclineAnotherCardMayPayForTheSameOrder() {
    String merchantTransactionId = Orders.freshId();
    shop.pay(Orders.payment(merchantTransactionId, Orders.DECLINED)).then().statusCode(201);
    shop.pay(Orders.payment(merchantTransactionId, Orders.APPROVED))
        .then()
        .statusCode(201)
        .body("status", equalTo("CHARGED"));
  }

  @Test
  void aPaymentIsShownToItsClientOnly() {
    String id = shop.paid(Orders.payment());
    shop.get(id).then().statusCode(200).body("id", equalTo(id)).body("status", equalTo("CHARGED"));
    new Calls(stage.clients().kiosk())
        .get(id)
        .then()
        .statusCode(404)
        .body("code", equalTo("SP1012"));
    shop.get("pay_00000000000000000000000000").then().statusCode(404);
  }

  @Test
  void theGatewayIsAskedWhenTheClientWantsThat() {
    String id = shop.paid(Orders.payment());
    shop.request()
        .get(PAYMENTS + "/" + id + "?sync=true")
        .then()
        .statusCode(200)
        .body("status", equalTo("CHARGED"))
        .body("captured_amount.minor_amount", equalTo(1999));
  }

  @ParameterizedTest
  @CsvSource({
    "4000000000000002, do_not_honor, 05",
    "4000000000009995, insufficient_funds, 51",
    "4000000000009987, lost_card, 41",
    "4000000000000069, expired_card, 54",
    "4000000000000127, incorrect_security_code, N7",
    "4000000000000119, issuer_unavailable, 91"
  })
  void aDeclineIsAnAnswerAndNoFailure(String number, String gatewayCode, String networkCode) {
    String merchantTransactionId = Orders.freshId();
    shop.pay(Orders.payment(merchantTransactionId, number))
        .then()
        .statusCode(201)
        .body("status", equalTo("DECLINED"))
        .body("certainty", equalTo("REJECTED"))
        .body("error.code", equalTo("SP4001"))
        .body("error.gateway_code", equalTo(gatewayCode))
        .body("error.network_code", equalTo(networkCode))
        .body("captured_amount.minor_amount", equalTo(0));
    assertEquals(0, stage.gateway().charges(merchantTransactionId).size());
  }

  @Test
  void lessThanTheAmountIsTakenWhenTheClientAcceptsThat() {
    ObjectNode order = Orders.payment(Orders.freshId(), Orders.APPROVED_FOR_HALF);
    shop.pay(order.put("partial_authorization", true))
        .then()
        .statusCode(201)
        .body("status", equalTo("PARTIALLY_CHARGED"))
        .body("amount.minor_amount", equalTo(1999))
        .body("authorized_amount.minor_amount", equalTo(999))
        .body("captured_amount.minor_amount", equalTo(999));
  }

  @Test
  void anAmountOfZeroVerifiesTheAccountAndMovesNothing() {
    String merchantTransactionId = Orders.freshId();
    ObjectNode order = Orders.payment(merchantTransactionId, Orders.APPROVED);
    order.set("amount", Orders.amount(0));
    shop.pay(order)
        .then()
        .statusCode(201)
        .body("status", equalTo("AUTHORIZED"))
        .body("captured_amount.minor_amount", equalTo(0));
    assertEquals(0, stage.gateway().charges(merchantTransactionId).get(0).path("amount").asInt());
  }

  @Test
  void aPaymentNeedsAnIdempotencyKey() {
    shop.request()
        .header("Content-Type", "application/json")
        .body(Orders.payment().toString())
        .post(PAYMENTS)
        .then()
        .statusCode(400)
        .body("code", equalTo("SP1010"))
        .body("field", equalTo("Idempotency-Key"));
    shop.json("k".repeat(256), Orders.payment())
        .post(PAYMENTS)
        .then()
        .statusCode(400)
        .body("code", equalTo("SP1011"));
    shop.json("k".repeat(255), Orders.payment()).post(PAYMENTS).then().statusCode(201);
  }
}
