package io.sallyport.drills.endtoend;

import static io.sallyport.drills.endtoend.Calls.PAYMENTS;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Json;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StageExtension.class)
class BadInputIT {
  /** A published test number that nothing else uses: where it is found, it was put from here. */
  private static final String NUMBER = "6011000990139424";

  private final Stage stage;
  private final Calls shop;
  private int entriesBefore;

  BadInputIT(Stage stage) {
    this.stage = stage;
    this.shop = new Calls(stage.shop());
  }

  @BeforeEach
  void countTheLedger() {
    entriesBefore = stage.gateway().entries().size();
  }

  @AfterEach
  void nothingReachedTheGatewayOrALog() throws IOException {
    assertEquals(entriesBefore, stage.gateway().entries().size());
    for (Path log : List.of(stage.layout().runtimeLog(), stage.layout().gatewayLog())) {
      assertFalse(Files.readString(log).contains(NUMBER), log::toString);
    }
  }

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        wrong("SP1002", 400, "/amount", order -> amount(order).put("surprise", NUMBER)),
        wrong("SP1004", 400, "/amount", order -> order.remove("amount")),
        wrong(
            "SP1004",
            400,
            "/merchant_transaction_id",
            order -> order.remove("merchant_transaction_id")),
        wrong("SP1005", 400, "/amount", order -> order.put("amount", 1999)),
        wrong("SP1006", 422, "/amount/minor_amount", order -> amount(order, "-1")),
        wrong("SP1006", 422, "/amount/minor_amount", order -> amount(order, "9000000000000000")),
        wrong("SP1006", 422, "/amount/currency", order -> currency(order, "XXY")),
        wrong("SP1006", 422, "/amount/currency", order -> currency(order, "eur")),
        wrong("SP1006", 422, "/capture_method", order -> order.put("capture_method", "LATER")),
        wrong(
            "SP1006",
            422,
            "/payment_method/card/expiry_year",
            order -> card(order).put("expiry_year", 2020)),
        wrong(
            "SP1006",
            422,
            "/payment_method/card/expiry_month",
            order -> card(order).put("expiry_month", 13)),
        wrong(
            "SP1006",
            422,
            "/payment_method/card/number",
            order -> card(order).put("number", "6011000990139425")),
        wrong(
            "SP1006",
            422,
            "/payment_method/card/security_code",
            order -> card(order).put("security_code", "12345")),
        wrong("SP1014", 422, "/connector", order -> order.put("connector", "nowhere")));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("wrongFields")
  void aWrongFieldIsRefusedAndNamed(
      String code, int status, String field, Consumer<ObjectNode> change) {
    ObjectNode order = Orders.payment(Orders.freshId(), NUMBER);
    change.accept(order);
    refused(shop.pay(order), status).body("code", equalTo(code)).body("field", equalTo(field));
  }

  @Test
  void theNameOfAnUnknownFieldIsNotRepeatedButTheKnownOnesAreTold() {
    refused(shop.pay(Orders.payment().put("surprise", NUMBER)), 400)
        .body("code", equalTo("SP1002"))
        .body("detail", containsString("merchant_transaction_id"))
        .body(not(containsString("surprise")));
    refused(shop.pay(Orders.payment().put(NUMBER, true)), 422).body("code", equalTo("SP1007"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"19.99", "1e3", "true", "null", "\"1999\"", "1999999999999999999999"})
  void anAmountIsAWholeNumberAndNothingElse(String amount) {
    String body =
        Json.line(Orders.payment(Orders.freshId(), NUMBER))
            .replace("\"minor_amount\":1999", "\"minor_amount\":" + amount);
    Response answer = raw("application/json", body);
    int status = answer.statusCode();
    refused(answer, status == 422 ? 422 : 400).body("field", startsWith("/amount"));
  }

  static Stream<Arguments> misplacedNumbers() {
    return Stream.of(
        Arguments.of("/metadata", change(order -> metadata(order).put("note", "card " + NUMBER))),
        Arguments.of("/metadata", change(order -> metadata(order).put(NUMBER, "note"))),
        Arguments.of("/merchant", change(order -> order.put("merchant", NUMBER))),
        Arguments.of(
            "/merchant_transaction_id",
            change(order -> order.put("merchant_transaction_id", "6011-0009-9013-9424"))),
        Arguments.of(
            "/payment_method/card/holder_name",
            change(order -> card(order).put("holder_name", "A " + NUMBER))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misplacedNumbers")
  void aCardNumberInAnotherFieldIsRefused(String field, Consumer<ObjectNode> change) {
    ObjectNode order = Orders.payment();
    change.accept(order);
    refused(shop.pay(order), 422)
        .body("code", equalTo("SP1007"))
        .body("field", not(containsString(NUMBER)))
        .body("field", containsString(field));
  }

  @Test
  void aCardNumberInAHeaderIsRefused() {
    ObjectNode order = Orders.payment();
    refused(shop.json(order).header("X-Note", NUMBER).post(PAYMENTS), 422)
        .body("code", equalTo("SP1007"));
    Response asKey = shop.json(NUMBER, order).post(PAYMENTS);
    refused(asKey, 422).body("code", equalTo("SP1007"));
  }

  @ParameterizedTest
  @ValueSource(strings = {PAYMENTS + "/" + NUMBER, "/v1/tokens/" + NUMBER, "/" + NUMBER})
  void aCardNumberInAPathIsRefused(String path) {
    Response answer = shop.request().get(path);
    int status = answer.statusCode();
    refused(answer, status == 404 ? 404 : 422);
  }

  @Test
  void aBodyHasABound() {
    ObjectNode order = Orders.payment(Orders.freshId(), NUMBER);
    metadata(order).put("note", "x".repeat(64 * 1024));
    refused(shop.pay(order), 413).body("code", equalTo("SP1008"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void anotherMediaTypeIsRefused(String mediaType) {
    String body = Json.line(Orders.payment(Orders.freshId(), NUMBER));
    refused(raw(mediaType, body), 415).body("code", equalTo("SP1009"));
  }

  @Test
  void brokenJsonIsRefused() {
    String body = Json.line(Orders.payment(Orders.freshId(), NUMBER));
    List<String> broken =
        List.of(
            body.substring(0, body.length() - 1),
            body + "x",
            "[" + body + "]",
            "\"" + NUMBER + "\"",
            "",
            "{\"a\":".repeat(500) + "1" + "}".repeat(500));
    broken.forEach(each -> refused(raw("application/json", each), 400));
  }

  @Test
  void aFieldGivenTwiceIsRefused() {
    String body =
        Json.line(Orders.payment(Orders.freshId(), NUMBER))
            .replace("\"expiry_month\":12", "\"expiry_month\":12,\"expiry_month\":11");
    refused(raw("application/json", body), 400).body("code", equalTo("SP1003"));
  }

  @Test
  void anotherMethodIsRefused() {
    refused(shop.request().delete(PAYMENTS), 405).body("code", equalTo("SP1013"));
    refused(shop.request().get("/v1/nothing"), 404).body("code", equalTo("SP1012"));
  }

  private Response raw(String mediaType, String body) {
    RequestSpecification request =
        shop.request().header("Content-Type", mediaType).header("Idempotency-Key", Api.freshKey());
    return request.body(body.getBytes(StandardCharsets.UTF_8)).post(PAYMENTS);
  }

  private static ValidatableResponse refused(Response answer, int status) {
    return answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("certainty", equalTo("NOT_SENT"))
        .body(not(containsString(NUMBER)))
        .body(not(containsString("6011-0009")));
  }

  private static Arguments wrong(
      String code, int status, String field, Consumer<ObjectNode> change) {
    return Arguments.of(code, status, field, change);
  }

  private static Consumer<ObjectNode> change(Consumer<ObjectNode> change) {
    return change;
  }

  private static ObjectNode amount(ObjectNode order) {
    return order.withObject("/amount");
  }

  private static void amount(ObjectNode order, String amount) {
    amount(order).put("minor_amount", Long.parseLong(amount));
  }

  private static void currency(ObjectNode order, String currency) {
    amount(order).put("currency", currency);
  }

  private static ObjectNode card(ObjectNode order) {
    return order.withObject("/payment_method/card");
  }

  private static ObjectNode metadata(ObjectNode order) {
    return order.withObject("/metadata");
  }
}
