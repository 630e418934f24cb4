package io.sallyport.runtime.egress.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.GivenCredentials;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.spi.wire.Bytes;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.FrameRequest;
import io.sallyport.spi.wire.LengthFormat;
import io.sallyport.spi.wire.MacAlgorithm;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.Segment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentWriterTest {
  private static final String EVEN = "4111111111111111";
  private static final String ODD = "411111111111116";

  /** The first bytes of the HMAC-SHA256, computed by Python's hmac. */
  private static final String MAC = "49bcec8b1040f089";

  @ParameterizedTest
  @CsvSource({
    "PLAIN,4111,34313131",
    "HEADER,4111,34313131",
    "JSON_STRING,4111,223431313122",
    "FORM,4111,34313131",
    "BCD_LEFT_PADDED,4111,4111",
    "BCD_LEFT_PADDED,411,0411",
    "BCD_RIGHT_PADDED,411,411f",
    "BCD_RIGHT_PADDED,4111,4111",
    "LLVAR_ASCII,4111,303434313131",
    "LLVAR_BCD,411,030411",
    "LLVAR_BCD,4111,044111"
  })
  void aCardNumberIsWrittenInTheEncodingOfItsPlace(Encoding encoding, String number, String hex) {
    assertEquals(hex, written(number, Segment.value(Reference.cardNumber(), encoding)));
  }

  @ParameterizedTest
  @CsvSource({
    "BINARY_16,0004",
    "BINARY_32,00000004",
    "ASCII_2,3034",
    "ASCII_3,303034",
    "ASCII_4,30303034",
    "BCD_2,04",
    "BCD_4,0004"
  })
  void aLengthMayStandBeforeWhatItMeasures(LengthFormat format, String hex) {
    assertEquals(
        hex + "61626364",
        written(EVEN, Segment.lengthOf("g", format), Segment.group("g", Segment.text("abcd"))));
  }

  @Test
  void aLengthBeyondItsFormatIsRefused() {
    Segment[] message = {
      Segment.lengthOf("g", LengthFormat.BCD_2), Segment.group("g", Segment.text("x".repeat(100)))
    };
    assertThrows(UnwritableException.class, () -> written(EVEN, message));
  }

  @Test
  void aMessageLikeIso8583HasItsBytesByHand() {
    // 0200, bitmap with fields 2, 3, 4, 11, 64; 15-digit number; MAC over all of it before.
    Segment data =
        Segment.group(
            "data",
            Segment.bytes(Bytes.ofHex("02007020000000000001")),
            Segment.group("pan", Segment.value(Reference.cardNumber(), Encoding.LLVAR_BCD)),
            Segment.bytes(Bytes.ofHex("000000000000001999000042")));
    String covered = "02007020000000000001" + "150411111111111116" + "000000000000001999000042";
    assertEquals(
        "001f" + covered + MAC,
        written(
            ODD,
            Segment.lengthOf("data", LengthFormat.BINARY_16),
            data,
            Segment.macOf("data", MacAlgorithm.HMAC_SHA256, "mac", 8)));
  }

  @Test
  void aCodeBeforeItsGroupIsRefused() {
    Segment[] message = {
      Segment.macOf("g", MacAlgorithm.HMAC_SHA256, "mac", 8), Segment.group("g", Segment.text("a"))
    };
    assertThrows(UnwritableException.class, () -> written(EVEN, message));
  }

  @Test
  void twoGroupsOfOneNameCanNotBeMeasured() {
    Segment[] message = {
      Segment.group("g", Segment.text("a")),
      Segment.group("g", Segment.text("b")),
      Segment.lengthOf("g", LengthFormat.ASCII_2)
    };
    assertThrows(UnwritableException.class, () -> written(EVEN, message));
  }

  @Test
  void basicAuthenticationIsTheBase64OfNameAndPassword() {
    Segment basic =
        Segment.base64(
            Segment.text("user:"), Segment.value(Reference.credential("password"), Encoding.PLAIN));
    assertEquals(
        "dXNlcjpwYXNzICJ3b3JkIiAmIMO8", // user:pass "word" & ü
        ascii(written(EVEN, basic)));
  }

  @Test
  void aCredentialIsPercentEncodedInAForm() {
    Segment value = Segment.value(Reference.credential("password"), Encoding.FORM);
    assertEquals("pass%20%22word%22%20%26%20%C3%BC", ascii(written(EVEN, value)));
  }

  @Test
  void aCredentialIsEscapedInJson() {
    Segment value = Segment.value(Reference.credential("password"), Encoding.JSON_STRING);
    byte[] bytes = HexFormat.of().parseHex(written(EVEN, value));
    assertEquals("\"pass \\\"word\\\" & ü\"", new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void aCredentialWithALineBreakIsNoneInAHeader() {
    Segment value = Segment.value(Reference.credential("line-break"), Encoding.HEADER);
    assertThrows(CredentialMissingException.class, () -> written(EVEN, value));
  }

  @Test
  void whatIsNotAllDigitsIsRefusedAsDigits() {
    Segment value = Segment.value(Reference.credential("password"), Encoding.BCD_LEFT_PADDED);
    assertThrows(UnwritableException.class, () -> written(EVEN, value));
  }

  @Test
  void aMissingSecurityCodeIsNamedAndRefused() {
    Segment value = Segment.value(Reference.securityCode(), Encoding.PLAIN);
    UnwritableException refused =
        assertThrows(UnwritableException.class, () -> written(EVEN, value));
    assertEquals("the request refers to a security code that is not at hand", refused.getMessage());
  }

  @Test
  void aClosedCardIsNotAtHand() {
    CardInHand card = card(EVEN);
    card.close();
    ReferenceValues values = values(card);
    assertThrows(
        UnwritableException.class,
        () -> SegmentWriter.write(List.of(number(Encoding.PLAIN)), values));
  }

  @Test
  void closingWipesEveryForm() {
    ReferenceValues values = values(card(EVEN));
    SecretBuffer written = SegmentWriter.write(List.of(number(Encoding.PLAIN)), values);
    byte[] remembered = values.sent().get(0).content();
    assertEquals(EVEN, new String(remembered, StandardCharsets.US_ASCII));
    written.close();
    values.close();
    assertArrayEquals(new byte[16], written.array());
    assertArrayEquals(new byte[16], remembered);
  }

  private static Segment number(Encoding encoding) {
    return Segment.value(Reference.cardNumber(), encoding);
  }

  private static String written(String number, Segment... message) {
    try (CardInHand card = card(number);
        ReferenceValues values = values(card)) {
      FrameRequest frame = new FrameRequest("host", "key", List.of(message));
      return HexFormat.of().formatHex(RequestWriter.frame(frame, values));
    }
  }

  private static ReferenceValues values(CardInHand card) {
    return new ReferenceValues(card, new GivenCredentials(SegmentWriterTest::credential));
  }

  private static Optional<Credential> credential(String role) {
    return switch (role) {
      case "mac" -> text("mac-key-of-the-test");
      case "password" -> text("pass \"word\" & ü");
      case "line-break" -> text("key\n");
      default -> Optional.empty();
    };
  }

  private static Optional<Credential> text(String value) {
    return Optional.of(new Credential.Text(Secret.taking(value.getBytes(StandardCharsets.UTF_8))));
  }

  private static CardInHand card(String number) {
    return new CardInHand(Secret.taking(number.getBytes(StandardCharsets.US_ASCII)), null, null);
  }

  private static String ascii(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.US_ASCII);
  }
}
