package io.sallyport.sandbox;

import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running gateway with its authority, and a client that calls it over mutual TLS. Tests share
 * one, because starting one takes longer than most tests: {@link #begin} sets each apart from the
 * last.
 */
final class TestGateway implements AutoCloseable {
  static final String API_KEY = "sk_test_an-api-key-of-the-sandbox";
  static final String VISA = "4111111111111111";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CertificateAuthority authority =
      CertificateAuthority.create("Sandbox Test Authority", Clock.systemUTC());
  private final Path directory;
  private final HttpClient client;
  private SandboxGateway gateway;
  private int tests;
  private int entriesBefore;

  TestGateway(Path directory) throws IOException {
    this.directory = directory;
    authority.writeTo(directory, "authority");
    authority
        .issueServer("gateway", List.of("localhost"), List.of("127.0.0.1"), Duration.ofHours(1))
        .writeTo(directory, "server");
    client = clientOf(clientCertificate());
    gateway = start();
  }

  /** Idempotency keys and ledger entries of earlier tests are out of sight from here on. */
  void begin() throws IOException {
    tests++;
    entriesBefore += entries().size();
  }

  /** The idempotency key that is sent for a test's own name of it. */
  String key(String name) {
    return "test-" + tests + "-" + name;
  }

  void restart() {
    gateway.close();
    gateway = start();
  }

  @Override
  public void close() {
    gateway.close();
  }

  int port() {
    return gateway.port();
  }

  Path ledgerDirectory() {
    return directory.resolve("ledger");
  }

  CertificateAuthority authority() {
    return authority;
  }

  Issued clientCertificate() {
    return authority.issueClient("shop", List.of(), List.of("shop.test"), Duration.ofHours(1));
  }

  HttpClient clientOf(@Nullable Issued certificate) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(authority.clientContext(certificate))
        .build();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port() + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + API_KEY);
  }

  HttpRequest.Builder postRequest(String path, String key, JsonObject body) {
    return request(path)
        .header("Idempotency-Key", key(key))
        .POST(HttpRequest.BodyPublishers.ofString(body.encode()));
  }

  HttpResponse<String> post(String path, String key, JsonObject body) throws IOException {
    return send(postRequest(path, key, body).build());
  }

  HttpResponse<String> get(String path) throws IOException {
    return send(request(path).GET().build());
  }

  HttpResponse<String> put(String path, JsonObject body) throws IOException {
    return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body.encode())).build());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException {
    return send(client, request);
  }

  HttpClient client() {
    return client;
  }

  static HttpResponse<String> send(HttpClient client, HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  void plan(JsonObject faults) throws IOException {
    HttpResponse<String> response = put("/sandbox/faults", faults);
    if (response.statusCode() != 200) {
      throw new IOException(response.body());
    }
  }

  JsonArray entries() throws IOException {
    JsonArray all = json(get("/sandbox/ledger")).getJsonArray("entries");
    return new JsonArray(all.stream().skip(entriesBefore).toList());
  }

  static JsonObject json(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }

  static JsonObject sale(String reference) {
    return charge(reference, 1999, true, VISA);
  }

  static JsonObject charge(String reference, long amount, boolean capture, String number) {
    return new JsonObject()
        .put("reference", reference)
        .put("merchant_reference", "order-1")
        .put("amount", amount)
        .put("currency", "EUR")
        .put("capture", capture)
        .put("something_new", "tolerated")
        .put(
            "card",
            new JsonObject()
                .put("number", number)
                .put("expiry_month", 12)
                .put("expiry_year", 2031)
                .put("security_code", "737")
                .put("holder_name", "A Holder"));
  }

  private SandboxGateway start() {
    return SandboxGateway.start(
            SandboxOptions.builder()
                .certificate(directory.resolve("server.crt"))
                .privateKey(directory.resolve("server.key"))
                .trust(directory.resolve("authority.crt"))
                .apiKeySha256(SandboxOptions.sha256(API_KEY))
                .directory(ledgerDirectory())
                .build())
        .toCompletableFuture()
        .join();
  }
}
