package io.sallyport.drills.endtoend;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.drills.stage.Json;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StageExtension.class)
class TokenIT {
  private static final String TOKENS = "/v1/tokens";
  private final Stage stage;
  private final Calls shop;

  TokenIT(Stage stage) {
    this.stage = stage;
    this.shop = new Calls(stage.shop());
  }

  @Test
  void aTokenStandsForACardAndNothingReturnsTheNumber() {
    String token = token();
    shop.request()
        .get(TOKENS + "/" + token)
        .then()
        .statusCode(200)
        .body("token", equalTo(token))
        .body("card.masked_number", equalTo("4111-XXXX-XXXX-1111"))
        .body("card.expiry_month", equalTo(12))
        .body("card.expiry_year", equalTo(2031))
        .body(not(containsString(Orders.APPROVED)));
  }

  @Test
  void aTokenPays() {
    String token = token();
    shop.pay(orderWith(token))
        .then()
        .statusCode(201)
        .body("status", equalTo("CHARGED"))
        .body("payment_method.card.token", equalTo(token));
    ObjectNode typedAgain = orderWith(token);
    typedAgain.withObject("/payment_method").put("security_code", "123");
    shop.pay(typedAgain).then().statusCode(201).body("status", equalTo("CHARGED"));
  }

  @Test
  void theTokenOfAPaymentPaysAgain() {
    String token = shop.pay(Orders.payment()).then().extract().path("payment_method.card.token");
    shop.pay(orderWith(token)).then().statusCode(201).body("status", equalTo("CHARGED"));
  }

  @Test
  void aDeletedTokenIsGone() {
    String token = token();
    shop.request().delete(TOKENS + "/" + token).then().statusCode(204);
    shop.request().get(TOKENS + "/" + token).then().statusCode(404);
    shop.request().delete(TOKENS + "/" + token).then().statusCode(404);
    shop.pay(orderWith(token)).then().statusCode(422);
  }

  @Test
  void aTokenIsForItsClientOnly() {
    String token = token();
    Calls kiosk = new Calls(stage.clients().kiosk());
    kiosk.request().get(TOKENS + "/" + token).then().statusCode(404);
    kiosk.request().delete(TOKENS + "/" + token).then().statusCode(404);
    kiosk.pay(orderWith(token)).then().statusCode(422);
    shop.request().get(TOKENS + "/" + token).then().statusCode(200);
  }

  @Test
  void aSecurityCodeIsNotStored() {
    ObjectNode body = card();
    body.withObject("/card").put("security_code", "123");
    shop.json(body)
        .post(TOKENS)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("SP1006"))
        .body("field", equalTo("/card/security_code"));
  }

  private String token() {
    return shop.request()
        .header("Content-Type", "application/json")
        .body(Json.line(card()))
        .post(TOKENS)
        .then()
        .statusCode(201)
        .body("token", startsWith("tok_"))
        .body(not(containsString(Orders.APPROVED)))
        .extract()
        .path("token");
  }

  private static ObjectNode card() {
    ObjectNode body = Json.object();
    body.putObject("card")
        .put("number", Orders.APPROVED)
        .put("expiry_month", 12)
        .put("expiry_year", 2031);
    return body;
  }

  private static ObjectNode orderWith(String token) {
    ObjectNode order = Orders.payment();
    order.putObject("payment_method").put("token", token);
    return order;
  }
}
