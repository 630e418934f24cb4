package io.sallyport.drills.endtoend;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Json;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StageExtension.class)
class FollowUpIT {
  private final Stage stage;
  private final Calls shop;

  FollowUpIT(Stage stage) {
    this.stage = stage;
    this.shop = new Calls(stage.shop());
  }

  @Test
  void whatIsAuthorizedIsCapturedInParts() {
    String id = authorized();
    shop.followUp(id, "captures", Orders.followUp(500))
        .then()
        .statusCode(201)
        .body("payment", equalTo(id))
        .body("status", equalTo("SUCCEEDED"))
        .body("certainty", equalTo("PROCESSED"))
        .body("amount.minor_amount", equalTo(500));
    shop.get(id)
        .then()
        .body("status", equalTo("PARTIALLY_CHARGED"))
        .body("captured_amount.minor_amount", equalTo(500));
    shop.followUp(id, "captures", Orders.followUp(1499)).then().statusCode(201);
    shop.get(id)
        .then()
        .body("status", equalTo("CHARGED"))
        .body("captured_amount.minor_amount", equalTo(1999))
        .body("captures", hasSize(2));
    shop.followUp(id, "captures", Orders.followUp(1)).then().statusCode(409);
  }

  @Test
  void moreThanIsAuthorizedIsNotCaptured() {
    shop.followUp(authorized(), "captures", Orders.followUp(2000))
        .then()
        .statusCode(422)
        .body("code", equalTo("SP3005"));
  }

  @Test
  void nothingFollowsAFinalCapture() {
    String id = authorized();
    shop.followUp(id, "captures", Orders.followUp(500).put("final", true))
        .then()
        .statusCode(201)
        .body("final", equalTo(true));
    shop.followUp(id, "captures", Orders.followUp(1))
        .then()
        .statusCode(409)
        .body("code", equalTo("SP3004"));
  }

  @Test
  void anAuthorizationIsVoidedOnce() {
    String id = authorized();
    shop.followUp(id, "voids", Json.object())
        .then()
        .statusCode(201)
        .body("status", equalTo("SUCCEEDED"));
    shop.get(id).then().body("status", equalTo("VOIDED"));
    shop.followUp(id, "voids", Json.object())
        .then()
        .statusCode(409)
        .body("code", equalTo("SP3004"))
        .body("resource", equalTo(id));
    shop.followUp(id, "captures", Orders.followUp(1)).then().statusCode(409);
  }

  @Test
  void whatIsChargedIsNotVoidedButRefunded() {
    String id = shop.paid(Orders.payment());
    shop.followUp(id, "voids", Json.object()).then().statusCode(409);
    shop.followUp(id, "refunds", Json.object())
        .then()
        .statusCode(201)
        .body("amount.minor_amount", equalTo(1999));
    shop.get(id)
        .then()
        .body("refunded_amount.minor_amount", equalTo(1999))
        .body("refunds", hasSize(1));
    shop.followUp(id, "refunds", Orders.followUp(1)).then().statusCode(409);
  }

  @Test
  void aRefundInPartsIsNeverMoreThanTheWhole() {
    String id = shop.paid(Orders.payment());
    shop.followUp(id, "refunds", Orders.followUp(1000)).then().statusCode(201);
    shop.followUp(id, "refunds", Orders.followUp(1000))
        .then()
        .statusCode(422)
        .body("code", equalTo("SP3005"));
    shop.followUp(id, "refunds", Orders.followUp(999)).then().statusCode(201);
    shop.get(id).then().body("refunded_amount.minor_amount", equalTo(1999));
  }

  @Test
  void aRepeatedRefundGetsTheSameAnswerAndIsMadeOnce() {
    String id = shop.paid(Orders.payment());
    String key = Api.freshKey();
    String path = Calls.PAYMENTS + "/" + id + "/refunds";
    Response first = shop.json(key, Orders.followUp(700)).post(path);
    Response second = shop.json(key, Orders.followUp(700)).post(path);
    assertEquals(201, first.statusCode());
    assertArrayEquals(first.asByteArray(), second.asByteArray());
    shop.get(id).then().body("refunded_amount.minor_amount", equalTo(700));
    assertEquals(1, stage.gateway().followUps("refund", charge(id)).size());
  }

  @Test
  void aRefundIsShownByItsOwnId() {
    String id = shop.paid(Orders.payment());
    String refund =
        shop.followUp(id, "refunds", Orders.followUp(100))
            .then()
            .statusCode(201)
            .body("id", startsWith("ref_"))
            .extract()
            .path("id");
    shop.request()
        .get("/v1/refunds/" + refund)
        .then()
        .statusCode(200)
        .body("payment", equalTo(id))
        .body("amount.minor_amount", equalTo(100));
    new Calls(stage.clients().kiosk())
        .request()
        .get("/v1/refunds/" + refund)
        .then()
        .statusCode(404);
  }

  @Test
  void aFollowUpNeedsAnIdempotencyKeyAndThePaymentsCurrency() {
    String id = shop.paid(Orders.payment());
    shop.request()
        .header("Content-Type", "application/json")
        .body("{}")
        .post(Calls.PAYMENTS + "/" + id + "/refunds")
        .then()
        .statusCode(400)
        .body("code", equalTo("SP1010"));
    shop.followUp(
            id,
            "refunds",
            Json.object()
                .set("amount", Json.object().put("minor_amount", 1).put("currency", "USD")))
        .then()
        .statusCode(422)
        .body("field", equalTo("/amount/currency"));
  }

  @Test
  void anotherClientsPaymentCanNotBeRefunded() {
    String id = shop.paid(Orders.payment());
    new Calls(stage.clients().kiosk())
        .followUp(id, "refunds", Orders.followUp(1))
        .then()
        .statusCode(404);
  }

  private String authorized() {
    return shop.pay(Orders.payment().put("capture_method", "MANUAL"))
        .then()
        .statusCode(201)
        .body("status", equalTo("AUTHORIZED"))
        .body("captured_amount.minor_amount", equalTo(0))
        .extract()
        .path("id");
  }

  private String charge(String id) {
    return shop.get(id).then().extract().path("connector_transaction_id");
  }
}
