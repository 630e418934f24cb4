package io.sallyport.sandbox;

import static io.sallyport.sandbox.TestGateway.charge;
import static io.sallyport.sandbox.TestGateway.json;
import static io.sallyport.sandbox.TestGateway.sale;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxGatewayTest {
  private final TestGateway gateway;

  SandboxGatewayTest(@TempDir Path directory) throws IOException {
    gateway = new TestGateway(directory);
  }

  @BeforeEach
  void begin() throws IOException {
    gateway.begin();
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Test
  void aSaleIsOneChargeAndOneEntry() throws IOException {
    HttpResponse<String> created = gateway.post("/v1/charges", "key-1", sale("att_1"));
    assertEquals(201, created.statusCode());
    JsonObject charge = json(created);
    assertEquals("captured", charge.getString("status"));
    assertEquals(1999, charge.getLong("amount_captured"));
    assertEquals("4111-XXXX-XXXX-1111", charge.getJsonObject("card").getString("masked_number"));

    JsonObject entry = gateway.entries().getJsonObject(0);
    assertEquals(1, gateway.entries().size());
    assertEquals("charge", entry.getString("type"));
    assertEquals(charge.getString("id"), entry.getString("charge"));
    assertEquals("order-1", entry.getString("merchant_reference"));
    assertEquals(gateway.key("key-1"), entry.getString("idempotency_key"));
    assertTrue(entry.getBoolean("captured"));
    assertFalse(entry.containsKey("fingerprint"));
  }

  @Test
  void anAuthorizationIsCapturedInPartsAndRefunded() throws IOException {
    String id = authorize();
    JsonObject part = new JsonObject().put("reference", "att_2").put("amount", 500);
    JsonObject capture = json(gateway.post("/v1/charges/" + id + "/captures", "key-2", part));
    assertTrue(capture.getString("id").startsWith("cap_"));
    assertEquals("succeeded", capture.getString("status"));
    JsonObject last = part.copy().put("final", true);
    assertEquals(201, gateway.post("/v1/charges/" + id + "/captures", "key-3", last).statusCode());
    assertError(
        409, "not_capturable", gateway.post("/v1/charges/" + id + "/captures", "key-4", part));
    JsonObject refund = new JsonObject().put("reference", "att_5").put("amount", 1000);
    assertEquals(201, gateway.post("/v1/charges/" + id + "/refunds", "key-5", refund).statusCode());

    JsonObject charge = json(gateway.get("/v1/charges/" + id));
    assertEquals("refunded", charge.getString("status"));
    assertEquals(2, charge.getJsonArray("captures").size());
    assertEquals(1, charge.getJsonArray("refunds").size());
    assertEquals(4, gateway.entries().size());
    assertEquals(
        1, json(gateway.get("/sandbox/ledger?reference=att_5")).getJsonArray("entries").size());
  }

  @Test
  void aVoidReleasesTheWholeAuthorization() throws IOException {
    String id = authorize();
    JsonObject body = new JsonObject().put("reference", "att_2");
    JsonObject voided = json(gateway.post("/v1/charges/" + id + "/voids", "key-2", body));
    assertEquals(1999, voided.getLong("amount"));
    assertError(409, "not_voidable", gateway.post("/v1/charges/" + id + "/voids", "key-3", body));
    assertEquals("voided", json(gateway.get("/v1/charges/" + id)).getString("status"));
  }

  @Test
  void aDeclineIsAnAnswerAndAnEntry() throws IOException {
    HttpResponse<String> response =
        gateway.post("/v1/charges", "key-1", charge("att_1", 1999, true, "4000000000009995"));
    assertEquals(201, response.statusCode());
    assertEquals("declined", json(response).getString("status"));
    assertEquals("51", json(response).getJsonObject("decline").getString("network_code"));
    assertEquals("decline", gateway.entries().getJsonObject(0).getString("type"));
  }

  @Test
  void zeroWithoutCaptureVerifiesAnAccount() throws IOException {
    JsonObject body = charge("att_1", 0, false, TestGateway.VISA);
    assertEquals(
        "authorized", json(gateway.post("/v1/charges", "key-1", body)).getString("status"));
    assertError(
        422, "invalid", gateway.post("/v1/charges", "key-2", body.copy().put("capture", true)));
  }

  @Test
  void chargesAreFoundByReference() throws IOException {
    gateway.post("/v1/charges", "key-1", sale("att_found"));
    assertEquals(
        1, json(gateway.get("/v1/charges?reference=att_found")).getJsonArray("data").size());
    HttpResponse<String> unknown = gateway.get("/v1/charges?reference=att_unknown");
    assertEquals(200, unknown.statusCode());
    assertEquals(0, json(unknown).getJsonArray("data").size());
    assertError(404, "not_found", gateway.get("/v1/charges/ch_unknown"));
  }

  @Test
  void theSameKeyAndBodyGetTheStoredAnswerAcrossARestart() throws IOException {
    HttpResponse<String> first = gateway.post("/v1/charges", "key-1", sale("att_1"));
    gateway.restart();
    HttpResponse<String> again = gateway.post("/v1/charges", "key-1", sale("att_1"));
    assertEquals(201, again.statusCode());
    assertEquals(first.body(), again.body());
    assertEquals("true", again.headers().firstValue("Idempotent-Replayed").orElse(""));
    assertEquals(1, gateway.entries().size());
    assertError(
        422,
        "idempotency_key_reused",
        gateway.post("/v1/charges", "key-1", sale("att_1").put("amount", 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "amount, '\"1\"', amount",
    "amount, 1.5, amount",
    "amount, -1, amount",
    "amount, 99999999999999999999, amount",
    "currency, '\"EURO\"', currency",
    "reference, null, reference",
    "capture, '\"yes\"', capture",
    "card, null, card",
    "card, '{\"number\":\"4111111111111112\",\"expiry_month\":1,\"expiry_year\":2031}', card.number",
    "card, '{\"number\":\"4111111111111111\",\"expiry_year\":2031}', card.expiry_month",
    "reference, '\"4111111111111111\"', reference",
    "merchant_reference, '\"x-4111111111111111\"', merchant_reference"
  })
  void wrongValuesAreRefusedAndNamed(String member, String value, String field) throws IOException {
    JsonObject wrong = new JsonObject("{\"" + member + "\":" + value + "}");
    HttpResponse<String> response =
        gateway.post("/v1/charges", "key-1", sale("att_1").mergeIn(wrong));
    assertError(422, "invalid", response);
    assertEquals(field, json(response).getJsonObject("error").getString("field"));
    assertEquals(0, gateway.entries().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "12", "\"text\"", "null"})
  void whatIsNoJsonObjectIsMalformed(String body) throws IOException {
    HttpRequest request =
        gateway
            .request("/v1/charges")
            .header("Idempotency-Key", "key-of-malformed")
            .POST(BodyPublishers.ofString(body))
            .build();
    assertError(400, "malformed", gateway.send(request));
  }

  @Test
  void aKeyOrABodyThatIsMissingOrTooLargeIsRefused() throws IOException {
    HttpRequest noKey =
        gateway
            .request("/v1/charges")
            .POST(BodyPublishers.ofString(sale("att_1").encode()))
            .build();
    assertError(400, "malformed", gateway.send(noKey));
    assertError(400, "malformed", gateway.post("/v1/charges", TestGateway.VISA, sale("att_1")));
    JsonObject large = sale("att_1").put("note", "x".repeat(100_000));
    assertError(413, "too_large", gateway.post("/v1/charges", "key-1", large));
  }

  @Test
  void everyPaymentCallNeedsAnAcceptedApiKey() throws IOException {
    assertEquals(200, gateway.get("/v1/ping").statusCode());
    for (String wrong : List.of("Bearer sk_wrong", "Basic abc", "Bearer")) {
      HttpRequest request =
          gateway.request("/v1/ping").setHeader("Authorization", wrong).GET().build();
      assertError(401, "invalid_api_key", gateway.send(request));
    }
  }

  @Test
  void acceptedApiKeysAreReplaced() throws IOException {
    String other = SandboxOptions.sha256("sk_other");
    String usual = SandboxOptions.sha256(TestGateway.API_KEY);
    JsonObject keys = new JsonObject().put("sha256", new JsonArray().add(other));
    assertEquals(200, gateway.put("/sandbox/keys", keys).statusCode());
    assertError(401, "invalid_api_key", gateway.get("/v1/ping"));
    HttpRequest request =
        gateway.request("/v1/ping").setHeader("Authorization", "Bearer sk_other").build();
    assertEquals(200, gateway.send(request).statusCode());
    JsonObject raw = new JsonObject().put("sha256", new JsonArray().add("sk_other"));
    assertError(422, "invalid", gateway.put("/sandbox/keys", raw));
    JsonObject back = new JsonObject().put("sha256", new JsonArray().add(usual));
    assertEquals(200, gateway.put("/sandbox/keys", back).statusCode());
    assertEquals(200, gateway.get("/v1/ping").statusCode());
  }

  @Test
  void anIssuedKeyIsAcceptedBesideTheOldOnesUntilTheseAreForgotten() throws IOException {
    long refusedBefore = json(gateway.get("/sandbox/keys")).getLong("refused");
    JsonObject issued =
        json(gateway.send(gateway.request("/sandbox/keys").POST(BodyPublishers.noBody()).build()));
    assertEquals(Set.of("api_key"), issued.fieldNames());
    HttpRequest withNewKey =
        gateway
            .request("/v1/ping")
            .setHeader("Authorization", "Bearer " + issued.getString("api_key"))
            .build();
    assertEquals(200, gateway.send(withNewKey).statusCode());
    assertEquals(200, gateway.get("/v1/ping").statusCode());
    assertEquals(2, json(gateway.get("/sandbox/keys")).getInteger("accepted"));
    assertEquals(200, gateway.send(gateway.request("/sandbox/keys").DELETE().build()).statusCode());
    assertEquals(200, gateway.send(withNewKey).statusCode());
    assertError(401, "invalid_api_key", gateway.get("/v1/ping"));
    JsonObject counts = json(gateway.get("/sandbox/keys"));
    assertEquals(1, counts.getInteger("accepted"));
    assertEquals(refusedBefore + 1, counts.getLong("refused"));
    JsonObject back =
        new JsonObject()
            .put("sha256", new JsonArray().add(SandboxOptions.sha256(TestGateway.API_KEY)));
    assertEquals(200, gateway.put("/sandbox/keys", back).statusCode());
  }

  @Test
  void openConnectionsAreCountedByTheClientCertificatesSerialNumber() throws IOException {
    Issued certificate = gateway.clientCertificate();
    String serialNumber = certificate.certificate().getSerialNumber().toString(16);
    assertFalse(openConnections().containsKey(serialNumber));
    try (Socket socket =
        gateway
            .authority()
            .clientContext(certificate)
            .getSocketFactory()
            .createSocket("localhost", gateway.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      assertTrue(socket.getInputStream().read() > 0);
      assertEquals(1, openConnections().getInteger(serialNumber));
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (openConnections().containsKey(serialNumber) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertFalse(openConnections().containsKey(serialNumber));
  }

  private JsonObject openConnections() throws IOException {
    return json(gateway.get("/sandbox/connections")).getJsonObject("open");
  }

  @Test
  void withoutATrustedClientCertificateNothingIsAnswered() throws IOException {
    CertificateAuthority stranger = CertificateAuthority.create("Stranger", Clock.systemUTC());
    var server =
        gateway.authority().issueServer("s", List.of("s.test"), List.of(), Duration.ofHours(1));
    for (HttpClient refused :
        List.of(
            gateway.clientOf(null),
            gateway.clientOf(
                stranger.issueClient("shop", List.of(), List.of(), Duration.ofHours(1))),
            gateway.clientOf(server))) {
      for (String path : List.of("/v1/ping", "/sandbox/ledger")) {
        assertThrows(
            IOException.class, () -> TestGateway.send(refused, gateway.request(path).build()));
      }
    }
    assertEquals(200, gateway.get("/v1/ping").statusCode());
  }

  @Test
  void aQueryThatCanNotBeDecodedIsMalformed() throws IOException {
    try (Socket socket =
        gateway
            .authority()
            .clientContext(gateway.clientCertificate())
            .getSocketFactory()
            .createSocket("localhost", gateway.port())) {
      String request =
          "GET /sandbox/ledger?reference=%ZZ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }
  }

  @Test
  void unknownPathsAndMethodsAreRefused() throws IOException {
    assertError(404, "not_found", gateway.get("/"));
    assertError(404, "not_found", gateway.get("/v1/"));
    assertError(404, "not_found", gateway.get("/v1/charges/a/b/c"));
    assertError(404, "not_found", gateway.get("/sandbox/secrets"));
    assertError(405, "method_not_allowed", gateway.get("/v1/charges/a/refunds"));
    assertError(405, "method_not_allowed", gateway.put("/sandbox/ledger", new JsonObject()));
  }

  @Test
  void noSecretReachesTheDisk() throws IOException {
    gateway.post("/v1/charges", "key-1", sale("att_1"));
    gateway.post("/v1/charges", "key-2", sale("att_2").put("fault", "echo_secrets"));
    assertEquals(2, gateway.entries().size());
    try (var files = Files.list(gateway.ledgerDirectory())) {
      for (Path file : files.toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(content.contains(TestGateway.VISA));
        assertFalse(content.contains(TestGateway.API_KEY));
        assertFalse(content.contains("737\""));
        assertFalse(content.contains("A Holder"));
      }
    }
  }

  private String authorize() throws IOException {
    JsonObject body = charge("att_1", 1999, false, TestGateway.VISA);
    return json(gateway.post("/v1/charges", "key-1", body)).getString("id");
  }

  private static void assertError(int status, String code, HttpResponse<String> response) {
    assertEquals(status, response.statusCode(), response::body);
    assertEquals(code, json(response).getJsonObject("error").getString("code"));
  }
}
