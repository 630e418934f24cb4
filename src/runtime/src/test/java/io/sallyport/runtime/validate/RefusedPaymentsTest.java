package io.sallyport.runtime.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedPaymentsTest {
  private static final String CARD = "/payment_method/card";
  private static final List<String> SENT =
      List.of(
          "4111111111111111",
          "5555555555554444",
          "5555 5555",
          "5555-5555",
          "5555.5555",
          "4444",
          "order-1001",
          "shop-1",
          "A H",
          "c-17",
          "987",
          "EUX",
          "0123456789");
  private static final String LONG = "x".repeat(1500);

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({"unknown", "missing", "wrongTypes", "amounts", "cards", "texts", "methods"})
  void aWrongValueIsRefusedAtItsField(ErrorCode code, String field, String part, String wrong) {
    assertRefused(code, Optional.of(field), Bodies.fullWith(part, wrong));
  }

  static Stream<Arguments> unknown() {
    return Stream.of(
        arguments(ErrorCode.UNKNOWN_FIELD, "/amount", "\"currency\"", "\"curency\""),
        arguments(ErrorCode.UNKNOWN_FIELD, CARD, "\"holder_name\"", "\"holder\""),
        arguments(ErrorCode.UNKNOWN_FIELD, "/payment_method", "\"card\"", "\"wallet\""),
        arguments(ErrorCode.UNKNOWN_FIELD, "/customer", "\"ip\"", "\"IP\""),
        arguments(ErrorCode.UNKNOWN_FIELD, "/billing", "\"city\"", "\"town\""),
        arguments(ErrorCode.DUPLICATE_FIELD, CARD + "/number", "\"holder_name\"", "\"number\""),
        arguments(ErrorCode.DUPLICATE_FIELD, "/amount", "\"metadata\"", "\"amount\""),
        arguments(ErrorCode.DUPLICATE_FIELD, "/metadata", "\"note\"", "\"c\\u0061rt\""));
  }

  static Stream<Arguments> missing() {
    return Stream.of(
        arguments(
            ErrorCode.MISSING_FIELD,
            "/merchant_transaction_id",
            "\"merchant_transaction_id\":\"order-1001\",",
            ""),
        arguments(ErrorCode.MISSING_FIELD, "/amount/currency", ",\"currency\":\"EUR\"", ""),
        arguments(ErrorCode.MISSING_FIELD, "/amount/minor_amount", "\"minor_amount\":1999,", ""),
        arguments(
            ErrorCode.MISSING_FIELD, CARD + "/number", "\"number\":\"4111111111111111\",", ""),
        arguments(ErrorCode.MISSING_FIELD, CARD + "/expiry_month", "\"expiry_month\":12,", ""));
  }

  static Stream<Arguments> wrongTypes() {
    return Stream.of(
        arguments(
            ErrorCode.WRONG_TYPE,
            "/amount",
            "{\"minor_amount\":1999,\"currency\":\"EUR\"}",
            "1999"),
        arguments(ErrorCode.WRONG_TYPE, "/amount/minor_amount", "1999", "\"1999\""),
        arguments(ErrorCode.WRONG_TYPE, "/amount/minor_amount", "1999", "null"),
        arguments(ErrorCode.WRONG_TYPE, "/amount/minor_amount", "1999", "[1999]"),
        arguments(ErrorCode.WRONG_TYPE, "/amount/currency", "\"EUR\"", "978"),
        arguments(
            ErrorCode.WRONG_TYPE, CARD + "/number", "\"4111111111111111\"", "4111111111111111"),
        arguments(
            ErrorCode.WRONG_TYPE,
            CARD + "/number",
            "\"4111111111111111\"",
            "[\"4111111111111111\"]"),
        arguments(ErrorCode.WRONG_TYPE, CARD + "/expiry_year", "2031", "\"2031\""),
        arguments(ErrorCode.WRONG_TYPE, CARD + "/security_code", "\"123\"", "123"),
        arguments(ErrorCode.WRONG_TYPE, CARD + "/holder_name", "\"A Hölder\"", "null"),
        arguments(ErrorCode.WRONG_TYPE, "/merchant", "\"shop-1\"", "{}"),
        arguments(ErrorCode.WRONG_TYPE, "/capture_method", "\"MANUAL\"", "true"),
        arguments(ErrorCode.WRONG_TYPE, "/partial_authorization", "true", "\"true\""),
        arguments(ErrorCode.WRONG_TYPE, "/metadata", "\"c-7\"", "7"),
        arguments(ErrorCode.WRONG_TYPE, "/metadata", "\"c-7\"", "{\"a\":\"b\"}"),
        arguments(ErrorCode.WRONG_TYPE, "/billing", "{\"country\"", "[{\"country\""));
  }

  static Stream<Arguments> amounts() {
    String field = "/amount/minor_amount";
    return Stream.concat(
        Stream.of("-1", "-0", "19.99", "1999.0", "2e3", "1000000000000", "12345678901234567890")
            .map(wrong -> arguments(ErrorCode.INVALID_VALUE, field, "1999", wrong)),
        Stream.of("EUX", "eur", "EU", "EURO", "", "XXX", "XAU", "DEM", "€€€")
            .map(
                wrong ->
                    arguments(
                        ErrorCode.INVALID_VALUE,
                        "/amount/currency",
                        "\"EUR\"",
                        "\"" + wrong + "\"")));
  }

  static Stream<Arguments> cards() {
    Stream<Arguments> numbers =
        Stream.of(
                "4111111111111112",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "41111111111",
                "41111111111111111111",
                "",
                "4111111111111l11",
                "\uff14111111111111111",
                "tok_0123456789abcdefghijklmnop")
            .map(
                wrong ->
                    arguments(
                        ErrorCode.INVALID_VALUE,
                        CARD + "/number",
                        "\"4111111111111111\"",
                        "\"" + wrong + "\""));
    Stream<Arguments> others =
        Stream.of(
            arguments(ErrorCode.INVALID_VALUE, CARD + "/expiry_month", "12,", "13,"),
            arguments(ErrorCode.INVALID_VALUE, CARD + "/expiry_month", "12,", "0,"),
            arguments(ErrorCode.INVALID_VALUE, CARD + "/expiry_year", "2031", "31"),
            arguments(ErrorCode.INVALID_VALUE, CARD + "/expiry_year", "2031", "2025"),
            arguments(ErrorCode.INVALID_VALUE, CARD + "/expiry_year", "2031", "2052"),
            arguments(ErrorCode.INVALID_VALUE, CARD + "/security_code", "\"123\"", "\"1234\""),
            arguments(ErrorCode.INVALID_VALUE, CARD + "/security_code", "\"123\"", "\"12\""),
            arguments(ErrorCode.INVALID_VALUE, CARD + "/security_code", "\"123\"", "\"12a\""),
            arguments(
                ErrorCode.INVALID_VALUE,
                CARD + "/security_code",
                "\"4111111111111111\"",
                "\"378282246310005\""),
            arguments(ErrorCode.INVALID_VALUE, CARD + "/holder_name", "A Hölder", "A\\tB"),
            arguments(ErrorCode.INVALID_VALUE, CARD + "/holder_name", "A Hölder", "\\ud83d"),
            arguments(ErrorCode.INVALID_VALUE, CARD + "/holder_name", "A Hölder", "x".repeat(65)));
    return Stream.concat(numbers, others);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments(ErrorCode.INVALID_VALUE, "/merchant", "shop-1", "shop 1"),
        arguments(ErrorCode.INVALID_VALUE, "/merchant", "shop-1", "y".repeat(65)),
        arguments(ErrorCode.INVALID_VALUE, "/merchant_transaction_id", "order-1001", ""),
        arguments(ErrorCode.INVALID_VALUE, "/merchant_transaction_id", "order-1001", "Ordnung\\n"),
        arguments(ErrorCode.INVALID_VALUE, "/connector", "sandbox", "1sandbox"),
        arguments(ErrorCode.INVALID_VALUE, "/connector", "sandbox", "Sandbox"),
        arguments(ErrorCode.INVALID_VALUE, "/capture_method", "MANUAL", "manual"),
        arguments(ErrorCode.INVALID_VALUE, "/initiator", "\"MERCHANT\"", "\"NOBODY\""),
        arguments(ErrorCode.INVALID_VALUE, "/customer/ip", "203.0.113.9", "203.0.113.256"),
        arguments(ErrorCode.INVALID_VALUE, "/customer/ip", "203.0.113.9", "shop.example"),
        arguments(ErrorCode.INVALID_VALUE, "/customer/email", "a@shop.example", "shop.example"),
        arguments(ErrorCode.INVALID_VALUE, "/customer/email", "a@shop.example", "a@b@c"),
        arguments(ErrorCode.INVALID_VALUE, "/billing/country", "\"DE\"", "\"QQ\""),
        arguments(ErrorCode.INVALID_VALUE, "/billing/line1", "Weg 1", "Weg\\u0000"),
        arguments(ErrorCode.INVALID_VALUE, "/return_url", "https://shop", "http://shop"),
        arguments(ErrorCode.INVALID_VALUE, "/return_url", "https://shop", "https://u:p@shop"),
        arguments(ErrorCode.INVALID_VALUE, "/return_url", "https://shop.example/", "https:///"),
        arguments(ErrorCode.INVALID_VALUE, "/return_url", "done", "z".repeat(500)),
        arguments(ErrorCode.INVALID_VALUE, "/metadata", "\"cart\"", "\"c art\""),
        arguments(ErrorCode.INVALID_VALUE, "/metadata", "\"cart\"", "\"\""),
        arguments(ErrorCode.INVALID_VALUE, "/metadata", "c-7", "w".repeat(501)),
        arguments(ErrorCode.INVALID_VALUE, "/metadata", "c-7", "\\u001b[1m"),
        arguments(ErrorCode.INVALID_VALUE, "/metadata", "\"cart\"", notes(20) + "\"last\""));
  }

  static Stream<Arguments> methods() {
    String card =
        "\"card\":{\"number\":\"4111111111111111\",\"expiry_month\":12,\"expiry_year\":2031}";
    String part = Bodies.METHOD;
    return Stream.of(
        arguments(ErrorCode.MISSING_FIELD, "/payment_method", part, "{}"),
        arguments(ErrorCode.MISSING_FIELD, "/payment_method", part, "{\"security_code\":\"987\"}"),
        arguments(
            ErrorCode.INVALID_VALUE,
            "/payment_method",
            part,
            "{\"token\":\"" + Bodies.TOKEN + "\"," + card + "}"),
        arguments(
            ErrorCode.INVALID_VALUE,
            "/payment_method/security_code",
            part,
            "{\"security_code\":\"987\"," + card + "}"),
        arguments(
            ErrorCode.INVALID_VALUE,
            "/payment_method/token",
            part,
            "{\"token\":\"tok_0123456789ABCDEFGHIJKLMNOP\"}"),
        arguments(
            ErrorCode.INVALID_VALUE,
            "/payment_method/token",
            part,
            "{\"token\":\"pay_0123456789abcdefghijklmnop\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aCardNumberInTheWrongPlaceIsRefusedThere(String field, String part, String wrong) {
    assertRefused(
        ErrorCode.MISPLACED_CARD_NUMBER,
        Optional.of(field).filter(pointer -> !pointer.isEmpty()),
        Bodies.fullWith(part, wrong));
  }

  static Stream<Arguments> aCardNumberInTheWrongPlaceIsRefusedThere() {
    String number = "5555555555554444";
    return Stream.of(
        arguments("/merchant", "shop-1", number),
        arguments("/merchant_transaction_id", "order-1001", "order-5555-5555-5555-4444"),
        arguments("/connector", "sandbox", number),
        arguments("/amount/minor_amount", "1999", number),
        arguments("/amount/currency", "EUR", number),
        arguments(CARD + "/holder_name", "A Hölder", "5555 5555 5555 4444"),
        arguments(CARD + "/security_code", "\"123\"", "\"" + number + "\""),
        arguments(CARD + "/expiry_year", "2031", "\"" + number + "\""),
        arguments("/customer/id", "c-17", number),
        arguments("/customer/email", "a@shop.example", number + "@shop.example"),
        arguments("/billing/line1", "Weg 1", "Weg " + number),
        arguments("/return_url", "?x=1", "?card=" + number),
        arguments("/capture_method", "MANUAL", number),
        arguments("/partial_authorization", "true", "\"" + number + "\""),
        arguments("/metadata", "c-7", number),
        arguments("/metadata", "\"c-7\"", number),
        arguments("/metadata", "\"cart\"", "\"" + number + "\""),
        arguments("/metadata", "\"cart\"", "\"card.5555.5555.5555.4444\""),
        arguments("", "\"initiator\"", "\"" + number + "\""),
        arguments("/billing", "\"city\"", "\"5555 5555 5555 4444\""));
  }

  @ParameterizedTest
  @MethodSource
  void aBodyThatIsNoJsonObjectIsRefused(String body) {
    assertEquals(ErrorCode.MALFORMED_JSON, refusedSilently(body).code());
  }

  static Stream<String> aBodyThatIsNoJsonObjectIsRefused() {
    return Stream.of(
        "",
        " ",
        "null",
        "[]",
        "\"4111111111111111\"",
        "4111111111111111",
        "{",
        "{\"merchant\"",
        "{\"merchant\":",
        "{\"merchant\":\"shop",
        "{'merchant':'shop-1'}",
        "{merchant:\"shop-1\"}",
        "\ufeff" + Bodies.FULL,
        Bodies.FULL + "x",
        Bodies.FULL + "{}",
        Bodies.FULL + "\0",
        "/* note */" + Bodies.FULL,
        Bodies.fullWith("1999", "01999"),
        Bodies.fullWith("1999", "+1999"),
        Bodies.fullWith("1999", "NaN"),
        Bodies.fullWith("1999", "1".repeat(21)),
        Bodies.fullWith("1999", "0x7cf"),
        Bodies.fullWith("\"EUR\"}", "\"EUR\",}"),
        Bodies.fullWith("shop-1", "shop\n1"),
        Bodies.fullWith("shop-1", "shop\\x1"),
        Bodies.fullWith("\"merchant\"", "\"" + "m".repeat(200) + "\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 9, 10_000})
  void deepNestingIsRefused(int depth) {
    String nested = "[".repeat(depth) + "]".repeat(depth);
    for (String field : new String[] {"\"c-7\"", "\"shop-1\"", "1999"}) {
      Problem problem = Bodies.refusal(() -> Bodies.read(Bodies.fullWith(field, nested)));
      assertEquals(ErrorCode.WRONG_TYPE, problem.code());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop-1", "order-1001", "EUR", "A Hölder", "c-7", "Weg 1", "MANUAL"})
  void aHugeTextIsRefused(String part) {
    ProblemException plain = refused(Bodies.fullWith(part, LONG));
    ProblemException escaped = refused(Bodies.fullWith(part, "\\u0078" + LONG));
    for (ProblemException refusal : new ProblemException[] {plain, escaped}) {
      ErrorCode code = refusal.problem().code();
      assertFalse(
          code != ErrorCode.INVALID_VALUE && code != ErrorCode.MALFORMED_JSON,
          () -> "refused with " + code);
      assertTellsNothing(refusal, "xxxx");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"c0 80", "c1 81", "ed a0 80", "f5 80 80 80", "e2 82", "ff", "80", "f0 82 82 ac"})
  void whatIsNotUtf8IsRefused(String hex) {
    byte[] wrong = HexFormat.ofDelimiter(" ").parseHex(hex);
    byte[] body =
        Bodies.fullWith("A Hölder", new String(wrong, StandardCharsets.ISO_8859_1))
            .replace("ö", "o")
            .getBytes(StandardCharsets.ISO_8859_1);
    Problem problem = Bodies.refusal(() -> new PaymentRequestReader(Bodies.CLOCK).read(body));
    assertEquals(ErrorCode.MALFORMED_JSON, problem.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32"})
  void otherEncodingsAreRefused(String encoding) {
    byte[] body = Bodies.FULL.getBytes(Charset.forName(encoding));
    Problem problem = Bodies.refusal(() -> new PaymentRequestReader(Bodies.CLOCK).read(body));
    assertEquals(ErrorCode.MALFORMED_JSON, problem.code());
  }

  @Test
  void anUnknownFieldIsAnsweredWithTheKnownOnesAndNotRepeated() {
    String body = Bodies.fullWith("\"security_code\"", "\"cvc\"");
    Problem problem = Bodies.refusal(() -> Bodies.read(body));
    assertEquals(Optional.of(CARD), problem.field());
    assertEquals(
        "allowed: number, expiry_month, expiry_year, security_code, holder_name", problem.detail());
  }

  @Test
  void anUnknownFieldOfTheBodyItselfHasNoPointer() {
    assertRefused(
        ErrorCode.UNKNOWN_FIELD, Optional.empty(), Bodies.fullWith("\"initiator\"", "\"start\""));
  }

  private static void assertRefused(ErrorCode code, Optional<String> field, String body) {
    Problem problem = refusedSilently(body);
    assertEquals(code, problem.code());
    assertEquals(field, problem.field());
  }

  private static Problem refusedSilently(String body) {
    ProblemException refusal = refused(body);
    SENT.forEach(value -> assertTellsNothing(refusal, value));
    return refusal.problem();
  }

  private static void assertTellsNothing(ProblemException refusal, String secret) {
    Problem problem = refusal.problem();
    String told = refusal + " " + refusal.getMessage() + " " + problem;
    assertFalse(told.contains(secret), () -> "the refusal tells " + secret);
    assertNull(refusal.getCause());
    assertEquals(0, refusal.getSuppressed().length);
  }

  private static ProblemException refused(String body) {
    return assertThrows(ProblemException.class, () -> Bodies.read(body));
  }

  private static String notes(int count) {
    StringBuilder notes = new StringBuilder();
    for (int i = 0; i < count; i++) {
      notes.append("\"n").append(i).append("\":\"v\",");
    }
    return notes.toString();
  }
}
