package io.sallyport.sandbox;

import static io.sallyport.sandbox.TestGateway.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.sandbox.fault.Fault;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
  private static final int DELAY_MILLIS = 300;
  private static final JsonObject SHORT_DELAY = new JsonObject().put("delay_millis", DELAY_MILLIS);

  private final TestGateway gateway;

  FaultsTest(@TempDir Path directory) throws IOException {
    gateway = new TestGateway(directory);
  }

  @BeforeEach
  void begin() throws IOException {
    gateway.begin();
    gateway.plan(SHORT_DELAY);
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultThatProcessesLeavesOneEntryAndTheReplayShowsTheTruth(Fault fault) throws IOException {
    attempt(fault, "key-1");
    JsonArray entries = gateway.entries();
    assertEquals(fault.processed() ? 1 : 0, entries.size(), entries::encode);
    if (fault.processed()) {
      HttpResponse<String> replay = gateway.post("/v1/charges", "key-1", sale(fault));
      assertEquals(201, replay.statusCode());
      assertEquals("true", replay.headers().firstValue("Idempotent-Replayed").orElse(""));
      assertEquals(1999, json(replay).getLong("amount"));
      assertEquals("EUR", json(replay).getString("currency"));
      assertEquals(1, gateway.entries().size());
    }
  }

  @Test
  void dropsAreConnectionsThatEndWithoutAnAnswer() {
    assertThrows(IOException.class, () -> post(Fault.DROP_BEFORE));
    assertThrows(IOException.class, () -> post(Fault.DROP_AFTER));
  }

  @Test
  void aBodyThatEndsInTheMiddleIsAnError() {
    IOException failure = assertThrows(IOException.class, () -> post(Fault.CLOSE_MID_BODY));
    assertFalse(failure instanceof HttpTimeoutException);
  }

  @Test
  void errorsHaveTheirStatus() throws IOException {
    assertEquals(500, post(Fault.ERROR_500).statusCode());
    assertEquals(500, post(Fault.ERROR_500_AFTER).statusCode());
    assertEquals(401, post(Fault.UNAUTHORIZED).statusCode());
    HttpResponse<String> throttled = post(Fault.THROTTLE);
    assertEquals(429, throttled.statusCode());
    assertEquals("1", throttled.headers().firstValue("Retry-After").orElse(""));
  }

  @Test
  void garbageIsNoJson() throws IOException {
    HttpResponse<String> response = post(Fault.GARBAGE);
    assertEquals(201, response.statusCode());
    assertThrows(DecodeException.class, () -> json(response));
  }

  @Test
  void wrongAnswersDifferFromTheLedger() throws IOException {
    JsonObject amounts = json(post(Fault.WRONG_AMOUNT));
    assertEquals(2000, amounts.getLong("amount"));
    assertEquals(2000, amounts.getLong("amount_captured"));
    assertEquals(1, amounts.getLong("amount_refunded"));
    assertEquals("USD", json(post(Fault.WRONG_CURRENCY)).getString("currency"));
    assertEquals(
        1999,
        json(gateway.get("/v1/charges/" + amounts.getString("id"))).getLong("amount_captured"));
    gateway
        .entries()
        .forEach(
            entry -> {
              assertEquals(1999, ((JsonObject) entry).getLong("amount"));
              assertEquals("EUR", ((JsonObject) entry).getString("currency"));
            });
  }

  @Test
  void anEchoRepeatsEverySecretInBodyAndHeader() throws IOException {
    HttpResponse<String> response = post(Fault.ECHO_SECRETS);
    String header = response.headers().firstValue("X-Debug").orElse("");
    for (String secret : new String[] {TestGateway.VISA, "737", TestGateway.API_KEY}) {
      assertTrue(header.contains(secret));
      assertTrue(response.body().contains(secret));
    }
    assertEquals("captured", json(response).getString("status"));
  }

  @Test
  void aHugeBodyIsStillJson() throws IOException {
    HttpResponse<String> response = post(Fault.HUGE_BODY);
    assertTrue(response.body().length() > 10 * 1024 * 1024);
    assertEquals("captured", json(response).getString("status"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"DELAY", "DELAY_BEFORE", "SLOW_BODY"})
  void waitingFaultsTakeTheirTimeAndAnswerRightly(Fault fault) throws IOException {
    long start = System.nanoTime();
    HttpResponse<String> response = post(fault);
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertEquals("captured", json(response).getString("status"));
    assertTrue(taken.toMillis() >= DELAY_MILLIS / 2, taken::toString);
  }

  @Test
  void nothingIsProcessedWhenTheClientDoesNotWait() throws IOException {
    var impatient =
        gateway
            .postRequest("/v1/charges", "key-1", sale(Fault.DELAY_BEFORE))
            .timeout(Duration.ofMillis(DELAY_MILLIS / 2))
            .build();
    assertThrows(HttpTimeoutException.class, () -> gateway.send(impatient));
    // This one waits as long but started later: the first one's time is over when it is answered.
    assertEquals(201, gateway.post("/v1/charges", "key-2", sale(Fault.DELAY_BEFORE)).statusCode());
    assertEquals(1, gateway.entries().size());
    assertEquals(
        gateway.key("key-2"), gateway.entries().getJsonObject(0).getString("idempotency_key"));
  }

  @Test
  void aKeyIsInFlightWhileItsRequestWaitsToBeProcessed() throws IOException {
    CompletableFuture<HttpResponse<String>> first =
        gateway
            .client()
            .sendAsync(
                gateway.postRequest("/v1/charges", "key-1", sale(Fault.DELAY_BEFORE)).build(),
                BodyHandlers.ofString());
    HttpResponse<String> second = gateway.post("/v1/charges", "key-1", sale(Fault.DELAY_BEFORE));
    HttpResponse<String> answered = first.join();
    // Whichever came first is processed; the other one met it in flight.
    assertEquals(201 + 409, answered.statusCode() + second.statusCode());
    HttpResponse<String> refused = second.statusCode() == 409 ? second : answered;
    assertEquals("in_flight", json(refused).getJsonObject("error").getString("code"));
    assertEquals(1, gateway.entries().size());
  }

  @Test
  void queuedFaultsStrikeTheNextRequestsOneEach() throws IOException {
    gateway.plan(new JsonObject().put("next", new JsonArray().add("throttle").add("error_500")));
    assertEquals(429, gateway.post("/v1/charges", "key-1", sale(null)).statusCode());
    assertEquals(
        new JsonArray().add("error_500"), json(gateway.get("/sandbox/faults")).getValue("next"));
    assertEquals(500, gateway.post("/v1/charges", "key-1", sale(null)).statusCode());
    assertEquals(201, gateway.post("/v1/charges", "key-1", sale(null)).statusCode());
    assertEquals(1, gateway.entries().size());
  }

  @Test
  void ratesStrikeUntilTheyAreDeleted() throws IOException {
    gateway.plan(new JsonObject().put("rates", new JsonObject().put("throttle", 1)));
    assertEquals(429, gateway.post("/v1/charges", "key-1", sale(null)).statusCode());
    assertEquals(429, gateway.post("/v1/charges", "key-1", sale(null)).statusCode());
    gateway.send(gateway.request("/sandbox/faults").DELETE().build());
    assertEquals(201, gateway.post("/v1/charges", "key-1", sale(null)).statusCode());
  }

  @Test
  void unknownFaultsAreRefused() throws IOException {
    JsonObject body = TestGateway.sale("att_1").put("fault", "earthquake");
    assertEquals(422, gateway.post("/v1/charges", "key-1", body).statusCode());
    for (JsonObject plan :
        new JsonObject[] {
          new JsonObject().put("next", new JsonArray().add("earthquake")),
          new JsonObject().put("rates", new JsonObject().put("throttle", "often")),
          new JsonObject().put("delay_millis", -1)
        }) {
      assertEquals(422, gateway.put("/sandbox/faults", plan).statusCode(), plan::encode);
    }
  }

  /** Sends one request with the fault; whether an answer comes back depends on the fault. */
  private void attempt(Fault fault, String key) {
    gateway
        .client()
        .sendAsync(
            gateway.postRequest("/v1/charges", key, sale(fault)).build(), BodyHandlers.ofString())
        .handle((response, failure) -> true)
        .join();
  }

  private HttpResponse<String> post(Fault fault) throws IOException {
    return gateway.post("/v1/charges", "key-of-" + fault.word(), sale(fault));
  }

  private static JsonObject sale(@Nullable Fault fault) {
    JsonObject body = TestGateway.sale("att_1");
    return fault == null ? body : body.put("fault", fault.word());
  }
}
