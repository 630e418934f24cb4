package io.sallyport.connector.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.sallyport.spi.Amount;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.CaptureOperation;
import io.sallyport.spi.operation.CardMethod;
import io.sallyport.spi.operation.CardNetwork;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonValue;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.HttpBody;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.Segment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationRequestsTest {
  private static JsonObject body(Operation operation) {
    JsonValue value =
        assertInstanceOf(HttpBody.Json.class, Samples.request(operation).body()).value();
    return assertInstanceOf(JsonObject.class, value);
  }

  private static Map<String, JsonValue> card(Operation operation) {
    return body(operation).object("card").orElseThrow().members();
  }

  private static List<Segment> header(HttpRequest request, String name) {
    return request.headers().stream()
        .filter(header -> header.name().equals(name))
        .findFirst()
        .map(HttpRequest.Header::value)
        .orElse(List.of());
  }

  @Test
  void anAuthorizationIsACharge() {
    HttpRequest request = Samples.request(Samples.AUTHORIZE);
    assertEquals(HttpMethod.POST, request.method());
    assertEquals("/v1/charges", request.pathTemplate());
    JsonObject expected =
        JsonObject.builder()
            .put("reference", "att_7")
            .put("merchant_reference", "order-1001")
            .put("amount", 1999)
            .put("currency", "EUR")
            .put("capture", true)
            .put("allow_partial", false)
            .put(
                "card",
                JsonObject.builder()
                    .put("number", Reference.cardNumber())
                    .put("expiry_month", 12)
                    .put("expiry_year", 2031)
                    .put("security_code", Reference.securityCode())
                    .put("holder_name", Reference.holderName())
                    .build())
            .build();
    assertEquals(expected, body(Samples.AUTHORIZE));
  }

  @Test
  void aCardWithoutCodeAndNameIsSentWithoutThem() {
    CardMethod bare = new CardMethod(CardNetwork.VISA, "1111", 1, 2030, false, false);
    Operation operation =
        AuthorizeOperation.builder("shop-1", "order-1001", Samples.TWENTY, bare).build();
    assertEquals(
        List.of("number", "expiry_month", "expiry_year"), List.copyOf(card(operation).keySet()));
  }

  @Test
  void aManualCaptureAndAPartialAuthorizationAreAskedFor() {
    Operation operation =
        Samples.authorize(Samples.TWENTY)
            .captureMethod(CaptureMethod.MANUAL)
            .partialAuthorization(true)
            .build();
    assertEquals(Optional.of(false), body(operation).bool("capture"));
    assertEquals(Optional.of(true), body(operation).bool("allow_partial"));
  }

  @Test
  void anAccountIsVerifiedWithoutCapture() {
    Operation operation = Samples.authorize(Amount.zero("EUR")).build();
    assertEquals(Optional.of(false), body(operation).bool("capture"));
    assertEquals(0, body(operation).integer("amount").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop_after", "error_500", "a"})
  void aFaultThatTheApplicationAsksForIsPassedOn(String fault) {
    Operation operation =
        Samples.authorize(Samples.TWENTY).metadata(Map.of("sandbox_fault", fault)).build();
    assertEquals(Optional.of(fault), body(operation).string("fault"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Drop",
        "a-b",
        "a b",
        "12345678901234567890123456789012345678901",
      })
  void whatIsNoNameOfAFaultIsNotPassedOn(String fault) {
    Operation operation =
        Samples.authorize(Samples.TWENTY).metadata(Map.of("sandbox_fault", fault)).build();
    assertEquals(Optional.empty(), body(operation).value("fault"));
  }

  @Test
  void aCaptureSaysItsAmountAndWhetherItIsTheLast() {
    JsonObject expected =
        JsonObject.builder()
            .put("reference", "att_7")
            .put("amount", 500)
            .put("final", true)
            .build();
    assertEquals(expected, body(Samples.CAPTURE));
    assertEquals(
        Optional.of(false),
        body(new CaptureOperation(Samples.PAYMENT, Samples.FIVE, false)).bool("final"));
    assertFollowUp("/v1/charges/{id}/captures", Samples.CAPTURE);
  }

  @Test
  void aVoidSaysOurReferenceAlone() {
    assertEquals(JsonObject.builder().put("reference", "att_7").build(), body(Samples.VOID));
    assertFollowUp("/v1/charges/{id}/voids", Samples.VOID);
  }

  @Test
  void aRefundSaysItsAmount() {
    assertEquals(
        JsonObject.builder().put("reference", "att_7").put("amount", 500).build(),
        body(Samples.REFUND));
    assertFollowUp("/v1/charges/{id}/refunds", Samples.REFUND);
  }

  private static void assertFollowUp(String path, Operation operation) {
    HttpRequest request = Samples.request(operation);
    assertEquals(HttpMethod.POST, request.method());
    assertEquals(path, request.pathTemplate());
    assertEquals(List.of(Samples.CHARGE_ID), request.pathArguments());
  }

  @Test
  void aReadIsOfTheCharge() {
    assertChargeIsRead(Samples.request(Samples.GET));
  }

  @Test
  void everyRequestCarriesTheKey() {
    List<Segment> bearer =
        List.of(
            Segment.text("Bearer "),
            Segment.value(Reference.credential("api-key"), Encoding.HEADER));
    for (Operation operation :
        List.of(Samples.AUTHORIZE, Samples.CAPTURE, Samples.VOID, Samples.REFUND, Samples.GET)) {
      assertEquals(bearer, header(Samples.request(operation), "Authorization"));
      assertEquals(bearer, header(Samples.lookup(operation), "Authorization"));
    }
  }

  @Test
  void everyWriteHasTheKeyOfItsStepAndNoReadHasOne() {
    for (Operation operation :
        List.of(Samples.AUTHORIZE, Samples.CAPTURE, Samples.VOID, Samples.REFUND)) {
      assertEquals(
          List.of(Segment.text("att_7-1")), header(Samples.request(operation), "Idempotency-Key"));
      assertEquals(List.of(), header(Samples.lookup(operation), "Idempotency-Key"));
    }
    assertEquals(List.of(), header(Samples.request(Samples.GET), "Idempotency-Key"));
  }

  @Test
  void aChargeIsLookedUpByOurReference() {
    HttpRequest request = Samples.lookup(Samples.AUTHORIZE);
    assertEquals(HttpMethod.GET, request.method());
    assertEquals("/v1/charges", request.pathTemplate());
    assertEquals(List.of(new HttpRequest.QueryParameter("reference", "att_7")), request.query());
  }

  @Test
  void aFollowUpIsLookedUpInItsCharge() {
    for (Operation operation :
        List.of(Samples.CAPTURE, Samples.VOID, Samples.REFUND, Samples.GET)) {
      assertChargeIsRead(Samples.lookup(operation));
    }
  }

  private static void assertChargeIsRead(HttpRequest request) {
    assertEquals(HttpMethod.GET, request.method());
    assertEquals("/v1/charges/{id}", request.pathTemplate());
    assertEquals(List.of(Samples.CHARGE_ID), request.pathArguments());
    assertEquals(List.of(), request.query());
  }
}
