package io.sallyport.drills.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EncodingTest {
  private static final byte[] VISA = ascii("4111111111111111");
  private static final byte[] KEY = ascii("sk_sandbox_8f00b204e9800998ecf8427e");

  @ParameterizedTest
  @CsvSource({
    "PLAIN, 4111111111111111",
    "DASHED, 4111-1111-1111-1111",
    "SPACED, 4111 1111 1111 1111",
    "URL, %34%31%31%31%31%31%31%31%31%31%31%31%31%31%31%31",
    "HEX, 34313131313131313131313131313131",
    "BASE64_AT_0, NDExMTExMTExMTExMTExM"
  })
  void aCardNumberIsSearchedForAs(Encoding encoding, String expected) {
    assertEquals(expected, text(encoding.needle(VISA).orElseThrow()));
  }

  @Test
  void everyCharacterOfJsonMayBeEscaped() {
    String needle = text(Encoding.JSON.needle(VISA).orElseThrow());
    assertTrue(needle.startsWith("\\u0034\\u0031"), needle);
    assertEquals(6 * VISA.length, needle.length());
  }

  @Test
  void fifteenDigitsAreGroupedAsAmericanExpressDoes() {
    byte[] number = ascii("371449635398431");
    assertEquals("3714-496353-98431", text(Encoding.DASHED.needle(number).orElseThrow()));
  }

  @Test
  void nineteenDigitsAreGroupedByFour() {
    byte[] number = ascii("6011000990139424123");
    assertEquals("6011 0009 9013 9424123", text(Encoding.SPACED.needle(number).orElseThrow()));
  }

  @Test
  void aKeyIsNotGrouped() {
    assertTrue(Encoding.DASHED.needle(KEY).isEmpty());
    assertTrue(Encoding.DASHED.sample(KEY).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void aNeedleStandsInItsSample(Encoding encoding) {
    for (byte[] value : List.of(VISA, KEY, new byte[] {-1, -2, 62, 63, 0, 127, -128, 5, 9})) {
      encoding
          .needle(value)
          .ifPresent(
              needle ->
                  assertTrue(
                      text(encoding.sample(value).orElseThrow()).contains(text(needle)),
                      encoding::name));
    }
  }

  @Test
  void base64IsFoundWhateverStandsBeforeAndAfter() {
    for (int before = 0; before < 7; before++) {
      for (int after = 0; after < 7; after++) {
        String content = "a".repeat(before) + text(KEY) + "b".repeat(after);
        String encoded = Base64.getEncoder().encodeToString(ascii(content));
        Encoding encoding =
            List.of(Encoding.BASE64_AT_0, Encoding.BASE64_AT_1, Encoding.BASE64_AT_2)
                .get(before % 3);
        assertTrue(encoded.contains(text(encoding.needle(KEY).orElseThrow())), encoded);
      }
    }
  }

  @Test
  void theTwoAlphabetsDiffer() {
    byte[] value = {-1, -1, -1, -2, -2, -2, -3, -3, -3};
    String standard = text(Encoding.BASE64_AT_0.needle(value).orElseThrow());
    String urlSafe = text(Encoding.BASE64_URL_AT_0.needle(value).orElseThrow());
    assertTrue(standard.contains("/"), standard);
    assertFalse(urlSafe.contains("/"), urlSafe);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
