package io.sallyport.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonBoolean;
import io.sallyport.spi.value.JsonNull;
import io.sallyport.spi.value.JsonNumber;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonString;
import io.sallyport.spi.value.JsonValue;
import io.sallyport.spi.wire.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {
  private static final String MIXED =
      "{\"text\":\"a\\\"b\\\\ \\u0001 äß 水 😀\",\"n\":-12.50e+3,\"big\":12345678901234567890,"
          + "\"yes\":true,\"no\":false,\"nothing\":null,\"list\":[1,\"\",[],{}],\"\":{\"a\":0}}";

  @Test
  void whatIsWrittenIsReadAgainToTheLetter() throws JsonFormatException {
    JsonValue value = parse(MIXED);
    assertEquals(MIXED, new String(JsonCodec.write(value), UTF_8));
    assertEquals(value, parse(new String(JsonCodec.write(value), UTF_8)));
  }

  @Test
  void everyKindOfValueIsTheOneOfTheConnectors() throws JsonFormatException {
    assertEquals(new JsonString("x"), parse("\"x\""));
    assertEquals(new JsonNumber("1.10"), parse(" 1.10 "));
    assertEquals(JsonBoolean.TRUE, parse("true"));
    assertEquals(JsonNull.NULL, parse("null"));
    assertEquals(new JsonArray(List.of(JsonBoolean.FALSE)), parse("[false]"));
    assertEquals(JsonObject.builder().put("a", 1).build(), parse("{\"a\":1}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "'x'",
        "nul",
        "NaN",
        "+1",
        "01",
        "1.",
        ".5",
        "1e",
        "//x\n1",
        "/**/1",
        "\"\u0001\"",
        "\"\\x\"",
        "\"",
        "1 2",
        "{} {}",
        "[] x",
        "1x",
        "}",
        "]",
        "\uFEFF{}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "{\"\\ud800\":1}"
      })
  void whatIsNotStrictlyJsonIsRefused(String text) {
    assertThrows(JsonFormatException.class, () -> parse(text));
  }

  @Test
  void onlyUtf8IsRead() {
    refused("{\"a\":1}".getBytes(UTF_16BE));
    refused(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'});
    refused(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'});
    refused(new byte[] {'"', (byte) 0xE4, '"'});
  }

  @Test
  void depthIsBoundedWhenReading() throws JsonFormatException {
    assertEquals(JsonArray.class, parse("[".repeat(32) + "]".repeat(32)).getClass());
    assertThrows(JsonFormatException.class, () -> parse("[".repeat(33) + "]".repeat(33)));
    assertThrows(JsonFormatException.class, () -> parse("{\"a\":".repeat(100_000)));
  }

  @Test
  void depthIsBoundedWhenWriting() throws JsonFormatException {
    JsonValue deepest = nested(32);
    byte[] text = JsonCodec.write(deepest);
    assertEquals(deepest, JsonCodec.parse(text, 0, text.length));
    assertThrows(IllegalArgumentException.class, () -> JsonCodec.write(nested(33)));
  }

  @Test
  void numbersAreBounded() throws JsonFormatException {
    assertEquals(new JsonNumber("1".repeat(40)), parse("1".repeat(40)));
    assertThrows(JsonFormatException.class, () -> parse("1".repeat(41)));
    assertThrows(JsonFormatException.class, () -> parse("[0." + "1".repeat(39) + "]"));
    assertThrows(JsonFormatException.class, () -> parse("1e" + "1".repeat(100_000)));
  }

  @Test
  void onlyTheGivenPartIsRead() throws JsonFormatException {
    byte[] content = "xx{\"a\":1}yy".getBytes(UTF_8);
    assertEquals(JsonObject.builder().put("a", 1).build(), JsonCodec.parse(content, 2, 7));
  }

  @Test
  void anErrorSaysNothingOfTheText() {
    JsonFormatException error =
        assertThrows(JsonFormatException.class, () -> parse("{\"number\":4111x}"));
    assertFalse(String.valueOf(error.getMessage()).contains("4111"));
    assertNull(error.getCause());
  }

  @Test
  void whatCouldNotBeReadAgainIsNotWritten() {
    assertThrows(IllegalArgumentException.class, () -> JsonCodec.write(new JsonString("\ud800")));
    assertThrows(
        IllegalArgumentException.class,
        () -> JsonCodec.write(JsonObject.builder().put("a\udc00", 1).build()));
  }

  @Test
  void aReferenceIsNotWritten() {
    JsonObject value = JsonObject.builder().put("number", Reference.cardNumber()).build();
    assertThrows(IllegalArgumentException.class, () -> JsonCodec.write(value));
  }

  private static JsonValue nested(int depth) {
    JsonValue value = new JsonArray(List.of());
    for (int i = 1; i < depth; i++) {
      value = new JsonArray(List.of(value));
    }
    return value;
  }

  private static void refused(byte[] content) {
    assertThrows(JsonFormatException.class, () -> JsonCodec.parse(content, 0, content.length));
  }

  private static JsonValue parse(String text) throws JsonFormatException {
    byte[] content = text.getBytes(UTF_8);
    return JsonCodec.parse(content, 0, content.length);
  }
}
