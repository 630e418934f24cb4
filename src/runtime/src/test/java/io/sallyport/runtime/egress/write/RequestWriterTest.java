package io.sallyport.runtime.egress.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.GivenCredentials;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.spi.signing.SignatureEncoding;
import io.sallyport.spi.signing.SignedPart;
import io.sallyport.spi.signing.SigningPlan;
import io.sallyport.spi.value.FormValue;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonBoolean;
import io.sallyport.spi.value.JsonNull;
import io.sallyport.spi.value.JsonNumber;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonReference;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.MacAlgorithm;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.Segment;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestWriterTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void jsonIsWrittenWithoutWhiteSpaceAndReferencesAsStrings() {
    JsonObject card =
        JsonObject.builder()
            .put("number", Reference.cardNumber())
            .put("holder", Reference.holderName())
            .build();
    JsonObject body =
        JsonObject.builder()
            .put("a\"\\\n\u0001é😀", "x\ty")
            .put("card", card)
            .put("empty", JsonObject.empty())
            .put(
                "list",
                new JsonArray(
                    List.of(
                        JsonNull.NULL,
                        JsonBoolean.TRUE,
                        new JsonNumber("1.50"),
                        new JsonReference(Reference.securityCode()))))
            .build();
    assertEquals(
        "{\"a\\\"\\\\\\u000a\\u0001é😀\":\"x\\u0009y\","
            + "\"card\":{\"number\":\"4111111111111111\",\"holder\":\"A \\\"Höld\\\" er\"},"
            + "\"empty\":{},\"list\":[null,true,1.50,\"123\"]}",
        body(post().json(body)));
  }

  @Test
  void halfASurrogatePairIsRefused() {
    JsonObject body = JsonObject.builder().put("a", "\ud800x").build();
    assertThrows(UnwritableException.class, () -> body(post().json(body)));
  }

  @Test
  void aFormIsPercentEncoded() {
    FormValue form =
        FormValue.builder()
            .add("card[number]", Reference.cardNumber())
            .add("name", Reference.holderName())
            .add("note", "a b&c=d+é")
            .build();
    assertEquals(
        "card%5Bnumber%5D=4111111111111111&name=A%20%22H%C3%B6ld%22%20er&note=a%20b%26c%3Dd%2B%C3%A9",
        body(post().form(form)));
  }

  @Test
  void aRawBodyIsItsSegments() {
    assertEquals(
        "<n>4111111111111111</n>",
        body(
            post()
                .raw(
                    "application/xml",
                    Segment.text("<n>"),
                    Segment.group("n", Segment.value(Reference.cardNumber(), Encoding.PLAIN)),
                    Segment.text("</n>"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "a?b", "a#b", "a%2e", "…", "a b"})
  void aPathArgumentStaysInItsPlace(String argument) {
    HttpRequest request =
        HttpRequest.builder("api", HttpMethod.GET, "/v1/charges/{id}/x", argument).build();
    String target = Target.of(request);
    assertEquals(4, target.chars().filter(character -> character == '/').count());
    assertFalse(target.contains("?") || target.contains("#") || target.contains(" "), target);
    assertEquals(
        argument,
        URLDecoder.decode(
            target.substring("/v1/charges/".length(), target.length() - 2),
            StandardCharsets.UTF_8));
  }

  @Test
  void aQueryIsPercentEncoded() {
    HttpRequest request =
        HttpRequest.builder("api", HttpMethod.GET, "/v1/charges")
            .query("reference", "a&b=c d")
            .query("limit", "1")
            .build();
    assertEquals("/v1/charges?reference=a%26b%3Dc%20d&limit=1", Target.of(request));
  }

  @Test
  void headersAreTheConnectorsAndOursWhereItHasNone() {
    HttpRequest request =
        post()
            .header("Authorization", Segment.text("Bearer "), key(Encoding.HEADER))
            .header("Accept", "application/xml")
            .json(JsonObject.empty())
            .build();
    assertEquals(
        """
        host: gateway.example
        authorization: Bearer key-of-the-test
        accept: application/xml
        user-agent: sallyport
        content-type: application/json\
        """,
        headers(request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "connection", "Expect"})
  void aConnectorCanNotSayHowTheMessageIsFramed(String name) {
    assertThrows(UnwritableException.class, () -> headers(post().header(name, "x").build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb: c", "a\nb", "a\0b", "a\u007fb"})
  void aControlCharacterInAHeaderIsRefused(String value) {
    assertThrows(UnwritableException.class, () -> headers(post().header("x-a", value).build()));
  }

  @Test
  void aHeaderHasNoTextForm() {
    try (CardInHand card = card();
        ReferenceValues values = values(card);
        RenderedRequest rendered =
            RequestWriter.http(
                post().header("authorization", key(Encoding.HEADER)).build(),
                "gateway.example",
                values,
                NOW)) {
      assertEquals("HeaderBytes", rendered.headers().get(1).value().toString());
    }
  }

  @Test
  void aPlanSignsWhatIsSent() {
    // python: hmac.new(b"signing-key", b"1767323045.POST/v1/charges?a=b%20capplication/json" +
    //   b'{"amount":1}', hashlib.sha512).digest() in base64
    SigningPlan plan =
        new SigningPlan(
            MacAlgorithm.HMAC_SHA512,
            "signing",
            List.of(
                new SignedPart.TimestampSeconds(),
                new SignedPart.Text("."),
                new SignedPart.Method(),
                new SignedPart.Target(),
                new SignedPart.HeaderValue("Content-Type"),
                new SignedPart.Body()),
            SignatureEncoding.BASE64,
            "X-Signature",
            "v1=");
    HttpRequest request =
        post()
            .query("a", "b c")
            .json(JsonObject.builder().put("amount", 1).build())
            .signed(plan)
            .build();
    assertEquals(
        "x-signature: v1="
            + "qLi/aJxxUos9hyWESHf1sXvfuojrX9jWhO/k5LrjvatJeWXRvr0+rNcfYJXY"
            + "jTnc4xiQxNoJShr6cJ4ZotVJKQ==",
        headers(request).lines().toList().get(4));
  }

  @Test
  void aSignatureOverAHeaderThatIsNotThereIsRefused() {
    SigningPlan plan =
        new SigningPlan(
            MacAlgorithm.HMAC_SHA256,
            "signing",
            List.of(new SignedPart.HeaderValue("date")),
            SignatureEncoding.HEX,
            "X-Signature",
            "");
    assertThrows(UnwritableException.class, () -> headers(post().signed(plan).build()));
  }

  private static HttpRequest.Builder post() {
    return HttpRequest.builder("api", HttpMethod.POST, "/v1/charges");
  }

  private static Segment key(Encoding encoding) {
    return Segment.value(Reference.credential("api-key"), encoding);
  }

  private static String body(HttpRequest.Builder request) {
    try (CardInHand card = card();
        ReferenceValues values = values(card);
        RenderedRequest rendered = RequestWriter.http(request.build(), "h", values, NOW)) {
      return new String(
          rendered.bodyArray(), 0, rendered.bodyLengthBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String headers(HttpRequest request) {
    try (CardInHand card = card();
        ReferenceValues values = values(card);
        RenderedRequest rendered = RequestWriter.http(request, "gateway.example", values, NOW)) {
      return rendered.headers().stream()
          .map(header -> header.name() + ": " + text(header.value()))
          .collect(Collectors.joining("\n"));
    }
  }

  private static String text(CharSequence value) {
    return value.chars().mapToObj(Character::toString).collect(Collectors.joining());
  }

  private static ReferenceValues values(CardInHand card) {
    return new ReferenceValues(card, new GivenCredentials(RequestWriterTest::credential));
  }

  private static Optional<Credential> credential(String role) {
    return switch (role) {
      case "api-key" -> Optional.of(new Credential.Text(secret("key-of-the-test")));
      case "signing" -> Optional.of(new Credential.Text(secret("signing-key")));
      default -> Optional.empty();
    };
  }

  private static CardInHand card() {
    return new CardInHand(secret("4111111111111111"), secret("123"), secret("A \"Höld\" er"));
  }

  private static Secret secret(String text) {
    return Secret.taking(text.getBytes(StandardCharsets.UTF_8));
  }
}
