package io.sallyport.runtime.egress.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.GivenCredentials;
import io.sallyport.runtime.egress.write.ReferenceValues;
import io.sallyport.runtime.egress.write.RequestWriter;
import io.sallyport.runtime.json.JsonCodec;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.spi.value.FormValue;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.Segment;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  private static final String JSON = "application/json";

  @Test
  void anAnswerWithoutWhatWasSentIsUnchanged() {
    String body = "{\"id\":\"ch_1\",\"amount\":1999,\"code\":\"123\",\"list\":[true,null,\"x\"]}";
    ScrubbedAnswer answer = read(JSON, body);
    assertEquals(body, json(answer));
    assertEquals(0, answer.replaced());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111 - 1111 - 1111 - 1111",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"
      })
  void aCardNumberIsScrubbedHoweverItIsGrouped(String number) {
    ScrubbedAnswer answer = read(JSON, "{\"a\":{\"b\":[\"card " + number + " declined\"]}}");
    assertEquals("{\"a\":{\"b\":[\"card [scrubbed] declined\"]}}", json(answer));
    assertEquals(1, answer.replaced());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "-4111111111111111",
        "4111111111111111.00",
        "4.111111111111111e15",
        "4.111111111111111E+15"
      })
  void aCardNumberAsAJsonNumberIsScrubbed(String number) {
    assertEquals("{\"n\":\"[scrubbed]\"}", json(read(JSON, "{\"n\":" + number + "}")));
  }

  @Test
  void aCardNumberAsANameIsScrubbedAndNamesStayDistinct() {
    String body = "{\"4111111111111111\":1,\"4111-1111-1111-1111\":2,\"c\":3}";
    assertEquals("{\"[scrubbed]\":1,\"[scrubbed]2\":2,\"c\":3}", json(read(JSON, body)));
  }

  @Test
  void anEscapedCardNumberIsScrubbedAsWell() {
    assertEquals("[\"[scrubbed]\"]", json(read(JSON, "[\"\\u0034111111111111111\"]")));
  }

  @ParameterizedTest
  @CsvSource({
    "cvv,true",
    "cardCvc,true",
    "security_code,true",
    "CVN,true",
    "cid,true",
    "card_verification_value,true",
    "amount,false",
    "status,false",
    "code,false"
  })
  void aSecurityCodeIsScrubbedUnderItsNamesOnly(String name, boolean scrubbed) {
    String expected = scrubbed ? "\"[scrubbed]\",\"[scrubbed]\"" : "\"123\",123";
    assertEquals(
        "{\"" + name + "\":[" + expected + ",\"1234\"]}",
        json(read(JSON, "{\"" + name + "\":[\"123\",123,\"1234\"]}")));
  }

  @Test
  void aHolderNameIsScrubbedWhereItIsTheWholeText() {
    assertEquals(
        "[\"[scrubbed]\",\"Dear A Höldér\"]", json(read(JSON, "[\"A Höldér\",\"Dear A Höldér\"]")));
  }

  @Test
  void aCredentialIsScrubbedInEveryFormInWhichItWasSent() {
    String basic = Base64.getEncoder().encodeToString(bytes("user:secret key+1"));
    assertEquals(
        "[\"bad key [scrubbed]!\",\"Basic [scrubbed]\",\"key=[scrubbed]&x\"]",
        json(
            read(
                JSON,
                "[\"bad key secret key+1!\",\"Basic " + basic + "\",\"key=secret%20key%2B1&x\"]")));
  }

  @Test
  void aShortCredentialIsScrubbedWhereItIsTheWholeText() {
    assertEquals("[\"[scrubbed]\",\"acme-17\"]", json(read(JSON, "[\"acme\",\"acme-17\"]")));
  }

  @Test
  void headersAreScrubbed() {
    Map<String, String> headers =
        read(
                List.of(
                    Map.entry("X-Card", "n=4111111111111111"),
                    Map.entry("X-Cvv", "123"),
                    Map.entry("X-Count", "123"),
                    Map.entry("X-Count", "124")),
                "")
            .response()
            .headers();
    assertEquals(
        Map.of("x-card", "n=[scrubbed]", "x-cvv", "[scrubbed]", "x-count", "123"), headers);
  }

  @Test
  void headersBeyondTheBoundAreLeftOut() {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    headers.add(Map.entry("long", "x".repeat(4_097)));
    for (int number = 0; number < 70; number++) {
      headers.add(Map.entry("h" + number, "v"));
    }
    Map<String, String> read = read(headers, "").response().headers();
    assertEquals(64, read.size());
    assertFalse(read.containsKey("long"));
    assertTrue(read.containsKey("h63"));
  }

  @Test
  void aFormIsReadAndScrubbed() {
    ResponseBody body =
        read(
                "application/x-www-form-urlencoded; charset=utf-8",
                "a=1&pan=4111+1111%201111-1111&cvv2=123&x=a%2Bb+c&empty=&alone")
            .response()
            .body();
    FormValue form = assertInstanceOf(ResponseBody.Form.class, body).value();
    assertEquals(Optional.of("[scrubbed]"), form.text("pan"));
    assertEquals(Optional.of("[scrubbed]"), form.text("cvv2"));
    assertEquals(Optional.of("a+b c"), form.text("x"));
    assertEquals(Optional.of(""), form.text("empty"));
    assertEquals(Optional.of(""), form.text("alone"));
  }

  @Test
  void textIsScrubbedBeforeItIsCut() {
    String text = "x".repeat(8_185) + "4111111111111111";
    ResponseBody body = read("text/plain", text).response().body();
    assertEquals(
        "x".repeat(8_185) + "[scrubb", assertInstanceOf(ResponseBody.Text.class, body).value());
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,{",
    "application/json,<html>",
    "application/problem+json,'{\"a\":1,\"a\":2}'",
    "application/x-www-form-urlencoded,a=%4",
    "application/x-www-form-urlencoded,a=%ff",
    "text/plain; charset=utf-16,abc"
  })
  void aBodyThatIsNotWhatItSaysIsMalformed(String contentType, String body) {
    assertInstanceOf(ResponseBody.Malformed.class, read(contentType, body).response().body());
  }

  @Test
  void aCompressedBodyIsMalformedAsNobodyAskedForOne() {
    ScrubbedAnswer answer =
        read(List.of(Map.entry("content-type", JSON), Map.entry("content-encoding", "gzip")), "{}");
    assertInstanceOf(ResponseBody.Malformed.class, answer.response().body());
  }

  @Test
  void noBodyIsEmpty() {
    assertInstanceOf(ResponseBody.Empty.class, read(JSON, "").response().body());
  }

  @Test
  void aBodyTakesNoMoreThanItsBound() {
    try (BoundedBody body = new BoundedBody(10)) {
      assertTrue(body.add(Buffer.buffer("123456")));
      assertFalse(body.add(Buffer.buffer("12345")));
      assertTrue(body.add(Buffer.buffer("1234")));
      assertEquals(10, body.length());
    }
  }

  private static String json(ScrubbedAnswer answer) {
    ResponseBody.Json json = assertInstanceOf(ResponseBody.Json.class, answer.response().body());
    return new String(JsonCodec.write(json.value()), StandardCharsets.UTF_8);
  }

  private static ScrubbedAnswer read(String contentType, String body) {
    return read(List.of(Map.entry("Content-Type", contentType)), body);
  }

  private static ScrubbedAnswer read(List<Map.Entry<String, String>> headers, String text) {
    try (CardInHand card =
            new CardInHand(secret("4111111111111111"), secret("123"), secret("A Höldér"));
        ReferenceValues values =
            new ReferenceValues(card, new GivenCredentials(AnswerReaderTest::credential));
        BoundedBody body = new BoundedBody(1_048_576)) {
      RequestWriter.http(everything(), "h", values, Instant.EPOCH).close();
      assertTrue(body.add(Buffer.buffer(text)));
      return AnswerReader.read(200, headers, body, values.sent());
    }
  }

  private static HttpRequest everything() {
    return HttpRequest.builder("api", HttpMethod.POST, "/v1")
        .header(
            "authorization",
            Segment.base64(
                Segment.text("user:"), Segment.value(Reference.credential("key"), Encoding.PLAIN)))
        .form(
            FormValue.builder()
                .add("n", Reference.cardNumber())
                .add("c", Reference.securityCode())
                .add("h", Reference.holderName())
                .add("key", Reference.credential("key"))
                .add("user", Reference.credential("user"))
                .build())
        .build();
  }

  private static Optional<Credential> credential(String role) {
    return Optional.of(new Credential.Text(secret(role.equals("key") ? "secret key+1" : "acme")));
  }

  private static Secret secret(String text) {
    return Secret.taking(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
