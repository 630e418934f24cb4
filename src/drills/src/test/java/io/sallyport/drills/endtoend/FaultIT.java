package io.sallyport.drills.endtoend;

import static io.sallyport.drills.endtoend.Calls.PAYMENTS;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Stage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StageExtension.class)
class FaultIT {
  private static final Duration SHORT = Duration.ofMillis(300);
  private final Stage stage;
  private final Calls shop;

  FaultIT(Stage stage) {
    this.stage = stage;
    this.shop = new Calls(stage.shop());
  }

  @AfterEach
  void noFaults() {
    stage.gateway().noFaults();
  }

  @ParameterizedTest
  @ValueSource(strings = {"delay", "delay_before", "slow_body", "echo_secrets"})
  void whatIsOnlySlowOrTalkativeIsCharged(String fault) {
    stage.gateway().nextFaults(SHORT);
    ObjectNode order = Orders.paymentWithFault(fault);
    shop.pay(order)
        .then()
        .statusCode(201)
        .body("status", equalTo("CHARGED"))
        .body("certainty", equalTo("PROCESSED"))
        .body(not(containsString(Orders.APPROVED)))
        .body(not(containsString(stage.credentials().apiKey())));
    assertEquals(1, charges(order));
  }

  @ParameterizedTest
  @CsvSource({
    "drop_after, SP4006",
    "error_500_after, SP4006",
    "garbage, SP4006",
    "close_mid_body, SP4006",
    "huge_body, SP4006",
    "wrong_amount, SP4007",
    "wrong_currency, SP4007"
  })
  void whatWasChargedWithoutAUsableAnswerIsInDoubtAndThenCharged(String fault, String code) {
    ObjectNode order = Orders.paymentWithFault(fault);
    Response doubtful = shop.pay(order);
    doubtful
        .then()
        .statusCode(202)
        .body("status", equalTo("PENDING"))
        .body("certainty", equalTo("UNKNOWN"))
        .body("error.code", equalTo(code));
    shop.resolved(doubtful.path("id"))
        .then()
        .statusCode(200)
        .body("status", equalTo("CHARGED"))
        .body("certainty", equalTo("PROCESSED"))
        .body("captured_amount.minor_amount", equalTo(1999));
    assertEquals(1, charges(order));
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop_before", "error_500"})
  void whatMayHaveBeenChargedButWasNotIsInDoubtAndThenKnownNotToBe(String fault) {
    ObjectNode order = Orders.paymentWithFault(fault);
    Response doubtful = shop.pay(order);
    doubtful
        .then()
        .statusCode(202)
        .body("status", equalTo("PENDING"))
        .body("certainty", equalTo("UNKNOWN"));
    shop.resolved(doubtful.path("id"))
        .then()
        .body("status", equalTo("FAILED"))
        .body("certainty", equalTo("NOT_SENT"))
        .body("captured_amount.minor_amount", equalTo(0));
    assertEquals(0, charges(order));
  }

  @Test
  void whatIsPutOffForeverIsGivenBackWithATimeToComeBack() {
    ObjectNode order = Orders.paymentWithFault("throttle");
    Response answer = shop.pay(order);
    answer
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .body("code", equalTo("SP4004"))
        .body("certainty", equalTo("REJECTED"));
    assertTrue(answer.header("Retry-After") != null, "Retry-After");
    shop.get(answer.path("resource")).then().body("status", equalTo("FAILED"));
    assertEquals(0, charges(order));
  }

  @Test
  void whatIsPutOffOnceIsSentAgainAtItsTime() {
    stage.gateway().nextFaults(SHORT, "throttle");
    ObjectNode order = Orders.payment();
    shop.pay(order)
        .then()
        .statusCode(201)
        .body("status", equalTo("CHARGED"))
        .body("attempts", hasSize(2));
    assertEquals(1, charges(order));
  }

  @Test
  void aRefusedCredentialIsNoDecline() {
    ObjectNode order = Orders.paymentWithFault("unauthorized");
    Response answer = shop.pay(order);
    answer
        .then()
        .statusCode(502)
        .body("code", equalTo("SP4003"))
        .body("certainty", equalTo("REJECTED"));
    shop.get(answer.path("resource"))
        .then()
        .body("status", equalTo("FAILED"))
        .body("certainty", equalTo("REJECTED"));
    assertEquals(0, charges(order));
  }

  @Test
  void whoeverRepeatsInDoubtIsToldTheSamePaymentAndPaysOnce() {
    ObjectNode order = Orders.paymentWithFault("drop_after");
    String key = Api.freshKey();
    Response doubtful = shop.json(key, order).post(PAYMENTS);
    String id = doubtful.path("id");
    Response repeat = shop.json(key, order).post(PAYMENTS);
    assertTrue(repeat.statusCode() == 202 || repeat.statusCode() == 201, repeat::statusLine);
    assertEquals(id, repeat.path("id"));
    shop.pay(order).then().statusCode(409).body("resource", equalTo(id));
    shop.resolved(id).then().body("status", equalTo("CHARGED"));
    shop.json(key, order)
        .post(PAYMENTS)
        .then()
        .statusCode(201)
        .body("id", equalTo(id))
        .body("status", equalTo("CHARGED"));
    assertEquals(1, charges(order));
  }

  @Test
  void whatIsKnownNotToBeChargedMayBePaidWithTheSameKey() {
    stage.gateway().nextFaults(SHORT, "drop_before");
    ObjectNode order = Orders.payment();
    String key = Api.freshKey();
    Response doubtful = shop.json(key, order).post(PAYMENTS);
    shop.resolved(doubtful.path("id")).then().body("status", equalTo("FAILED"));
    shop.json(key, order)
        .post(PAYMENTS)
        .then()
        .statusCode(201)
        .body("status", equalTo("CHARGED"))
        .body("id", not(equalTo(doubtful.<String>path("id"))));
    assertEquals(1, charges(order));
  }

  @Test
  void aRefundInDoubtReservesItsAmountAndIsMadeOnce() {
    String id = shop.paid(Orders.payment());
    stage.gateway().nextFaults(SHORT, "drop_before");
    shop.followUp(id, "refunds", Orders.followUp(1500))
        .then()
        .statusCode(202)
        .body("status", equalTo("PENDING"))
        .body("certainty", equalTo("UNKNOWN"));
    shop.followUp(id, "refunds", Orders.followUp(1000))
        .then()
        .statusCode(422)
        .body("code", equalTo("SP3005"));
    shop.resolvedFollowUp(id, "refunds")
        .then()
        .body("refunds[0].status", equalTo("FAILED"))
        .body("refunds[0].certainty", equalTo("NOT_SENT"))
        .body("refunded_amount.minor_amount", equalTo(0));
    shop.followUp(id, "refunds", Orders.followUp(1000)).then().statusCode(201);
  }

  @ParameterizedTest
  @CsvSource({"captures, capture, captured_amount", "refunds, refund, refunded_amount"})
  void aFollowUpWithoutAnAnswerIsFoundAtTheGateway(String kind, String type, String amount) {
    String id =
        kind.equals("captures")
            ? shop.paid(Orders.payment().put("capture_method", "MANUAL"))
            : shop.paid(Orders.payment());
    stage.gateway().nextFaults(SHORT, "drop_after");
    shop.followUp(id, kind, Orders.followUp(700)).then().statusCode(202);
    Response settled = shop.resolvedFollowUp(id, kind);
    settled
        .then()
        .body(kind + "[0].status", equalTo("SUCCEEDED"))
        .body(amount + ".minor_amount", equalTo(700));
    assertEquals(
        1, stage.gateway().followUps(type, settled.path("connector_transaction_id")).size());
  }

  private int charges(ObjectNode order) {
    return stage.gateway().charges(order.path("merchant_transaction_id").asText()).size();
  }
}
