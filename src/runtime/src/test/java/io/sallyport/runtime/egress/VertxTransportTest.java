package io.sallyport.runtime.egress;

import static io.sallyport.runtime.egress.EgressFixture.charged;
import static io.sallyport.runtime.egress.EgressFixture.failed;
import static io.sallyport.runtime.egress.EgressFixture.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.port.Delivery;
import io.sallyport.engine.port.UndeclaredFlowException;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.Segment;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VertxTransportTest {
  @TempDir Path folder;
  private EgressFixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new EgressFixture(folder);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aRequestHasExactlyTheseBytes() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      charged(transport);
      send(transport, TestConnector.read("../x y")).get(10, TimeUnit.SECONDS);
      assertEquals(
          """
          POST /v1/charges HTTP/1.1
          host: localhost:%d
          user-agent: sallyport
          accept: application/json
          content-type: application/json
          content-length: 55
          authorization: Bearer key-of-the-test

          {"number":"4111111111111111","cvc":"123","amount":1999}"""
              .replace("\n", "\r\n")
              .formatted(gateway.port()),
          gateway.requests().get(0));
      assertEquals(
          """
          GET /v1/charges/..%%2Fx%%20y HTTP/1.1
          host: localhost:%d
          user-agent: sallyport
          accept: application/json
          authorization: Bearer key-of-the-test

          """
              .replace("\n", "\r\n")
              .formatted(gateway.port()),
          gateway.requests().get(1));
      assertEquals(1, gateway.connections());
    }
  }

  @Test
  void aRequestWithoutABodySaysThatItHasNone() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      HttpRequest request = HttpRequest.builder("api", HttpMethod.POST, "/v1/charges").build();
      send(transport, request).get(10, TimeUnit.SECONDS);
      String sent = gateway.requests().get(0);
      assertTrue(sent.contains("\r\ncontent-length: 0\r\n"), sent);
      assertTrue(sent.endsWith("\r\n\r\n"), sent);
    }
  }

  @Test
  void aClosedTransportSendsNothing() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"))) {
      VertxTransport transport = fixture.transport(gateway.port());
      transport.close();
      assertEquals(failed(WireFailure.CONNECT), charged(transport));
      assertEquals(0, gateway.connections());
    }
  }

  @Test
  void anAnswerIsReadAndTold() throws Exception {
    String answer =
        """
        HTTP/1.1 402 Payment Required
        Content-Type: application/json
        X-A: 1
        x-a: 2
        Transfer-Encoding: chunked

        5
        {"id"
        6
        :"ch"}
        0

        """
            .replace("\n", "\r\n");
    try (RawGateway gateway = fixture.gateway(answer);
        VertxTransport transport = fixture.transport(gateway.port())) {
      HttpResponse response = response(charged(transport));
      assertEquals(402, response.status());
      assertEquals(Optional.of("1"), response.header("X-A"));
      assertEquals(Optional.of(JsonObject.builder().put("id", "ch").build()), response.json());
      assertEquals(
          List.of("sending POST api /v1/charges with 3", "answered api 402"),
          fixture.events.told());
    }
  }

  @Test
  void whatAGatewayEchoesIsScrubbed() throws Exception {
    try (RawGateway gateway =
            fixture.gateway(
                (socket, request) ->
                    RawGateway.write(
                        socket,
                        RawGateway.answer(
                            "400 Bad Request\r\nX-Echo: " + TestConnector.NUMBER,
                            "text/plain",
                            request)));
        VertxTransport transport = fixture.transport(gateway.port())) {
      HttpResponse response = response(charged(transport));
      String seen = response.headers() + String.valueOf(response.body());
      assertFalse(seen.contains(TestConnector.NUMBER) || seen.contains(TestConnector.KEY), seen);
      assertEquals(Optional.of("[scrubbed]"), response.header("x-echo"));
      assertTrue(fixture.events.told().contains("scrubbed 3"), fixture.events.told()::toString);
    }
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
    String redirect =
        RawGateway.answer("307 Temporary Redirect\r\nLocation: /elsewhere", "text/plain", "");
    try (RawGateway gateway = fixture.gateway(redirect);
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertEquals(307, response(charged(transport)).status());
      assertEquals(1, gateway.requests().size());
    }
  }

  @Test
  void aReferenceAtAnUndeclaredPlaceIsRefusedAndNothingIsSent() throws Exception {
    HttpRequest request =
        HttpRequest.builder("api", HttpMethod.POST, "/v1/charges")
            .json(JsonObject.builder().put("note", Reference.cardNumber()).build())
            .build();
    assertRefused(request, "connector test: CARD_NUMBER is not declared at Json[pointer=/note] of");
  }

  @Test
  void aCredentialInAnotherHeaderIsRefused() throws Exception {
    HttpRequest request =
        HttpRequest.builder("api", HttpMethod.POST, "/v1/charges")
            .header("x-debug", Segment.value(Reference.credential("api-key"), Encoding.HEADER))
            .build();
    assertRefused(request, "connector test: CREDENTIAL:api-key is not declared at Header");
  }

  @Test
  void aRoleOfAnotherKindIsRefused() throws Exception {
    HttpRequest request =
        HttpRequest.builder("api", HttpMethod.POST, "/v1/charges")
            .header(
                "authorization",
                Segment.value(Reference.credential("certificate"), Encoding.HEADER))
            .build();
    assertRefused(request, "connector test: it declares no role certificate as SECRET_TEXT");
  }

  @Test
  void anUndeclaredRequestIsRefused() throws Exception {
    assertRefused(
        HttpRequest.builder("api", HttpMethod.DELETE, "/v1/charges").build(),
        "connector test: sends a request that it does not declare: DELETE api /v1/charges");
  }

  @Test
  void aSecurityCodeThatIsNotAtHandIsRefused() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port());
        CardInHand card = new CardInHand(TestConnector.secret(TestConnector.NUMBER), null, null)) {
      assertRefused(
          transport
              .send("test", TestConnector.charge(), card, Instant.now().plusSeconds(9))
              .thenApply(Delivery::result)
              .toCompletableFuture(),
          "connector test: the request refers to a security code that is not at hand");
      assertEquals(List.of(), gateway.requests());
    }
  }

  @Test
  void aMissingCredentialIsAFailureAndNothingIsSent() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      fixture.connector.forget("api-key");
      assertEquals(failed(WireFailure.CREDENTIAL_MISSING), charged(transport));
      assertEquals(0, gateway.connections());
    }
  }

  @Test
  void aMissingClientCertificateIsAFailureAndNothingIsSent() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      fixture.connector.forget("certificate");
      assertEquals(failed(WireFailure.CREDENTIAL_MISSING), charged(transport));
      assertEquals(0, gateway.connections());
    }
  }

  @Test
  void aResultComesOnTheCallersContext() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      Context context = fixture.vertx.getOrCreateContext();
      CompletableFuture<Context> seen = new CompletableFuture<>();
      context.runOnContext(
          started ->
              send(transport, TestConnector.charge())
                  .whenComplete((result, failure) -> seen.complete(Vertx.currentContext()))
                  .exceptionally(failure -> null));
      assertSame(context, seen.get(10, TimeUnit.SECONDS));
    }
  }

  private void assertRefused(HttpRequest request, String message) throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      assertRefused(send(transport, request), message);
      assertEquals(0, gateway.connections());
      assertEquals(List.of("refused api"), fixture.events.told());
    }
  }

  private static void assertRefused(CompletableFuture<WireResult> sent, String message) {
    ExecutionException thrown =
        assertThrows(ExecutionException.class, () -> sent.get(10, TimeUnit.SECONDS));
    Throwable cause = assertInstanceOf(UndeclaredFlowException.class, thrown.getCause());
    assertTrue(String.valueOf(cause.getMessage()).startsWith(message), cause.getMessage());
  }

  private static HttpResponse response(WireResult result) {
    WireResult.Answered answered = assertInstanceOf(WireResult.Answered.class, result);
    return assertInstanceOf(HttpResponse.class, answered.response());
  }
}
