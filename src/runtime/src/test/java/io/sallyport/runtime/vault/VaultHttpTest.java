package io.sallyport.runtime.vault;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResponse;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.secret.Secret;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VaultHttpTest {
  private static final List<String> A = List.of("a");
  private static final String FINE = "{\"a\":\"fine\"}";
  private static final String TOKEN = "hvs.test-token";

  private final Vertx vertx = Vertx.vertx();
  private final RecordedVaultEvents events = new RecordedVaultEvents();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    Failing.value(vertx.close().toCompletionStage());
  }

  @Test
  void aRequestSaysWhoseItIsAndCarriesTheToken() {
    AtomicReference<HttpServerRequest> seen = new AtomicReference<>();
    VaultHttp http =
        http(
            request -> {
              seen.set(request);
              json(request, 200, FINE);
            });

    assertEquals("fine", Failing.value(read(http)).getResult());

    HttpServerRequest request = requireNonNull(seen.get());
    assertEquals("/v1/kv/data/shop", request.uri());
    assertEquals(TOKEN, request.getHeader("X-Vault-Token"));
    assertEquals("true", request.getHeader("X-Vault-Request"));
    assertEquals("team/payments", request.getHeader("X-Vault-Namespace"));
    assertEquals(List.of("READ_SECRET 200"), events.told());
  }

  @Test
  void aTokenIsNotLeftBehindOnAConnectionForTheNextRequest() {
    List<Optional<String>> tokens = new ArrayList<>();
    VaultHttp http =
        http(
            request -> {
              tokens.add(Optional.ofNullable(request.getHeader("X-Vault-Token")));
              json(request, 200, FINE);
            });

    Failing.value(read(http));
    Failing.value(http.execute(request()));
    Failing.value(read(http));

    assertEquals(List.of(Optional.of(TOKEN), Optional.empty(), Optional.of(TOKEN)), tokens);
  }

  @Test
  void aBodyIsSentAsItsBytesAndTheBytesStayTheCallers() {
    AtomicReference<String> seen = new AtomicReference<>();
    VaultHttp http =
        http(
            request ->
                request.body(
                    body -> {
                      seen.set(request.getHeader("Content-Type") + " " + body.result());
                      json(request, 200, FINE);
                    }));
    byte[] body = "{\"plaintext\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    Failing.value(http.execute(VaultRequests.encrypt("transit", "key", body, reading()), token()));

    assertEquals("application/json {\"plaintext\":\"x\"}", seen.get());
    assertEquals("{\"plaintext\":\"x\"}", new String(body, StandardCharsets.UTF_8));
  }

  @Test
  void aPostWithoutABodySaysSo() {
    AtomicReference<String> seen = new AtomicReference<>();
    VaultHttp http =
        http(
            request -> {
              seen.set(request.method() + " " + request.getHeader("Content-Length"));
              request.response().setStatusCode(204).end();
            });

    assertNull(Failing.value(http.execute(VaultRequests.revokeToken(), token())).getResult());

    assertEquals("POST 0", seen.get());
  }

  @Test
  void nobodyThereIsUnavailable() {
    LocalServer server = LocalServer.start(vertx, request -> {});
    URI address = server.address();
    server.close();

    SourceException failure = Failing.asSource(read(http(address, Duration.ofSeconds(5))));

    assertEquals(Reason.UNAVAILABLE, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("no connection"));
    assertEquals(List.of("READ_SECRET UNREACHABLE"), events.told());
  }

  @Test
  void theDeadlineEndsTheRequestAndItsConnection() throws InterruptedException {
    CountDownLatch reset = new CountDownLatch(1);
    LocalServer server =
        server(request -> request.connection().closeHandler(closed -> reset.countDown()));

    SourceException failure =
        Failing.asSource(read(http(server.address(), Duration.ofMillis(200))));

    assertEquals(Reason.UNAVAILABLE, failure.reason());
    assertEquals(List.of("READ_SECRET TIMEOUT"), events.told());
    assertTrue(reset.await(10, TimeUnit.SECONDS));
  }

  @Test
  void aBodyThatNeverEndsIsOverAtTheDeadline() {
    LocalServer server =
        server(
            request ->
                request
                    .response()
                    .putHeader("Content-Type", "application/json")
                    .setChunked(true)
                    .write("{\"a\":"));

    Failing.asSource(read(http(server.address(), Duration.ofMillis(300))));

    assertEquals(List.of("READ_SECRET TIMEOUT"), events.told());
  }

  @Test
  void aConnectionThatBreaksIsUnavailableAndNotTriedAgain() {
    AtomicInteger count = new AtomicInteger();
    VaultHttp http =
        http(
            request -> {
              count.incrementAndGet();
              request.connection().close();
            });

    assertEquals(Reason.UNAVAILABLE, Failing.asSource(read(http)).reason());

    assertEquals(1, count.get());
    assertEquals(List.of("READ_SECRET CLOSED"), events.told());
  }

  @Test
  void anAnswerThatBreaksOffIsUnavailable() {
    VaultHttp http =
        http(
            request -> {
              request
                  .response()
                  .putHeader("Content-Type", "application/json")
                  .putHeader("Content-Length", "1000")
                  .write("{\"a\":");
              vertx.setTimer(50, then -> request.connection().close());
            });

    assertEquals(Reason.UNAVAILABLE, Failing.asSource(read(http)).reason());
    assertEquals(List.of("READ_SECRET CLOSED"), events.told());
  }

  @Test
  void anAnswerMayHaveOneMebibyteAndNoMore() {
    int fits = 1_048_576 - "{\"x\":\"\",\"a\":\"fine\"}".length();
    AtomicInteger length = new AtomicInteger(fits);
    VaultHttp http =
        http(
            request ->
                json(request, 200, "{\"x\":\"" + "y".repeat(length.get()) + "\",\"a\":\"fine\"}"));

    assertEquals("fine", Failing.value(read(http)).getResult());
    length.incrementAndGet();
    SourceException failure = Failing.asSource(read(http));

    assertEquals(Reason.UNAVAILABLE, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("too large"));
  }

  @Test
  void anEndlessAnswerIsCutOff() {
    VaultHttp http =
        http(
            request -> {
              request.response().putHeader("Content-Type", "application/json").setChunked(true);
              pour(request);
            });

    Failing.asSource(read(http));

    assertEquals(List.of("READ_SECRET NOT_VAULT"), events.told());
  }

  @Test
  void aPageOfAProxyIsNotVaults() {
    VaultHttp http =
        http(
            request ->
                request
                    .response()
                    .putHeader("Content-Type", "text/html")
                    .end("<html>log in to the network</html>"));

    SourceException failure = Failing.asSource(read(http));

    assertEquals(Reason.UNAVAILABLE, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("not Vault's"));
    assertEquals(List.of("READ_SECRET NOT_VAULT"), events.told());
  }

  @Test
  void missingFieldsAreNotVaults() {
    VaultHttp http = http(request -> json(request, 200, "{\"b\":\"fine\"}"));

    assertTrue(String.valueOf(Failing.asSource(read(http)).getMessage()).contains("not Vault's"));
  }

  @Test
  void theTypeOfTheContentMayHaveParameters() {
    VaultHttp http =
        http(
            request ->
                request
                    .response()
                    .putHeader("Content-Type", "Application/JSON; charset=utf-8")
                    .end(FINE));

    assertEquals("fine", Failing.value(read(http)).getResult());
  }

  @Test
  void aStandbySendsUsToTheActiveNodeWithMethodBodyAndToken() {
    AtomicReference<String> seen = new AtomicReference<>();
    LocalServer active =
        server(
            request ->
                request.body(
                    body -> {
                      seen.set(
                          request.method()
                              + " "
                              + body.result()
                              + " "
                              + request.getHeader("X-Vault-Token"));
                      json(request, 200, FINE);
                    }));
    VaultHttp http = http(request -> redirect(request, active.address() + request.uri()));
    byte[] body = "{\"plaintext\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    Failing.value(http.execute(VaultRequests.encrypt("transit", "key", body, reading()), token()));

    assertEquals("POST {\"plaintext\":\"x\"} " + TOKEN, seen.get());
  }

  @Test
  void aRedirectIsFollowedOnce() {
    AtomicInteger count = new AtomicInteger();
    VaultHttp http =
        http(
            request -> {
              count.incrementAndGet();
              redirect(request, "http://" + request.authority() + request.uri());
            });

    Failing.asSource(read(http));

    assertEquals(2, count.get());
    assertEquals(List.of("READ_SECRET NOT_VAULT"), events.told());
  }

  @Test
  void aRedirectToSomewhereElseIsNotFollowed() {
    VaultHttp http = http(request -> redirect(request, "http://vault.example" + request.uri()));

    assertEquals(Reason.UNAVAILABLE, Failing.asSource(read(http)).reason());
  }

  @Test
  void withoutALocationThereIsNoRedirect() {
    VaultHttp http = http(request -> request.response().setStatusCode(307).end());

    assertEquals(Reason.UNAVAILABLE, Failing.asSource(read(http)).reason());
  }

  @Test
  void vaultsTimeToComeBackIsHandedOn() {
    VaultHttp http =
        http(
            request -> {
              request.response().putHeader("Retry-After", "17");
              json(request, 429, "{\"errors\":[\"request path exceeded rate limit quota\"]}");
            });

    assertEquals(Optional.of(Duration.ofSeconds(17)), Failing.asSource(read(http)).retryAfter());
  }

  @Test
  void theNumberOfWaitingRequestsIsBounded() {
    LocalServer server = server(request -> {});
    VaultHttp http = http(server.address(), Duration.ofMillis(800));
    List<CompletionStage<VaultResponse<String>>> waiting = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      waiting.add(read(http));
    }

    waiting.forEach(Failing::asSource);

    long busy = events.told().stream().filter("READ_SECRET BUSY"::equals).count();
    assertTrue(busy >= 28 && busy <= 36, "busy: " + busy);
  }

  @Test
  void afterTheEndNothingIsSent() {
    VaultHttp http = http(request -> json(request, 200, FINE));
    http.close();

    assertEquals(Reason.UNAVAILABLE, Failing.asSource(read(http)).reason());
  }

  @Test
  void noFailureRepeatsTheTokenOrTheBody() {
    VaultHttp http = http(request -> json(request, 403, "{\"errors\":[\"" + TOKEN + "\"]}"));
    byte[] body = "{\"jwt\":\"a.b.c\"}".getBytes(StandardCharsets.UTF_8);

    String text =
        Failing.asSource(http.execute(VaultRequests.logIn("jwt", body, reading()), token()))
            .toString();

    assertFalse(text.contains(TOKEN) || text.contains("a.b.c"), text);
  }

  private void pour(HttpServerRequest request) {
    if (!request.response().closed()) {
      request
          .response()
          .write(Buffer.buffer("x".repeat(65_536)))
          .onSuccess(written -> pour(request));
    }
  }

  private static void redirect(HttpServerRequest request, String location) {
    request.response().setStatusCode(307).putHeader("Location", location).end();
  }

  private static void json(HttpServerRequest request, int status, String body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body);
  }

  private LocalServer server(Handler<HttpServerRequest> handler) {
    LocalServer server = LocalServer.start(vertx, handler);
    open.add(server);
    return server;
  }

  private VaultHttp http(Handler<HttpServerRequest> handler) {
    return http(server(handler).address(), Duration.ofSeconds(5));
  }

  private VaultHttp http(URI address, Duration timeout) {
    VaultSettings settings =
        new VaultSettings(
            address,
            Optional.of("team/payments"),
            Optional.empty(),
            timeout,
            new VaultLogin.TokenFile(Path.of("none")));
    VaultHttp http = new VaultHttp(vertx, settings, events);
    http.use(new TlsMaterial(List.of(), Optional.empty()));
    open.add(http);
    return http;
  }

  private static Secret token() {
    return Secret.taking(TOKEN.getBytes(StandardCharsets.US_ASCII));
  }

  private static CompletionStage<VaultResponse<String>> read(VaultHttp http) {
    return http.execute(request(), token());
  }

  private static VaultRequest<String> request() {
    return VaultRequests.readSecret("kv", "shop", reading());
  }

  private static AnswerReading<String> reading() {
    return AnswerReading.picking(Set.of(A), picked -> picked.plainText(A));
  }
}
