package io.sallyport.spi.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.spi.Amount;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.manifest.ConnectorKind;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.manifest.DataFlow;
import io.sallyport.spi.manifest.Endpoint;
import io.sallyport.spi.manifest.Framing;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.manifest.Place;
import io.sallyport.spi.manifest.Recovery;
import io.sallyport.spi.operation.OperationKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proof that an authorisation of ISO 8583 (1987, binary) can be said with segments alone. */
class Iso8583MessageTest {
  private static final DateTimeFormatter TRANSMISSION_TIME =
      DateTimeFormatter.ofPattern("MMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final ExchangeContext CONTEXT =
      new ExchangeContext("att_1", Instant.parse("2026-11-03T10:15:30Z"), 421);

  /** Fields 2, 3, 4, 7, 11, 14, 48 (a nested field with a length of its own) and 64. */
  private static FrameRequest authorisation(Amount amount) {
    String trace = String.format(Locale.ROOT, "%06d", CONTEXT.sequenceNumber());
    return new FrameRequest(
        "host",
        trace,
        List.of(
            Segment.group(
                "message",
                Segment.bytes(Bytes.ofHex("0100")),
                Segment.bytes(Bytes.ofHex("7224000000010001")),
                Segment.group("2", Segment.value(Reference.cardNumber(), Encoding.LLVAR_BCD)),
                Segment.bytes(Bytes.ofHex("000000")),
                Segment.bytes(
                    Bytes.ofHex(String.format(Locale.ROOT, "%012d", amount.minorAmount()))),
                Segment.bytes(Bytes.ofHex(TRANSMISSION_TIME.format(CONTEXT.attemptStartedAt()))),
                Segment.bytes(Bytes.ofHex(trace)),
                Segment.bytes(Bytes.ofHex("3112")),
                Segment.lengthOf("48", LengthFormat.BCD_4),
                Segment.group(
                    "48",
                    Segment.text("92"),
                    Segment.lengthOf("48.92", LengthFormat.ASCII_2),
                    Segment.group(
                        "48.92", Segment.value(Reference.securityCode(), Encoding.PLAIN)))),
            Segment.group("64", Segment.macOf("message", MacAlgorithm.HMAC_SHA256, "mac-key", 8))));
  }

  @Test
  void everyReferenceStandsInTheGroupOfItsField() {
    assertEquals(
        List.of(
            new PlacedReference(Reference.cardNumber(), Place.group("2")),
            new PlacedReference(Reference.securityCode(), Place.group("48.92"))),
        ReferencePlaces.of(authorisation(new Amount(1999, "EUR"))));
  }

  @Test
  void theKeyOfTheMacIsTold() {
    FrameRequest request = authorisation(new Amount(1999, "EUR"));
    assertEquals(Set.of("mac-key"), ReferencePlaces.keyRoles(request));
  }

  @Test
  void anyAmountFitsFieldFour() {
    Segment.Group message =
        (Segment.Group) authorisation(new Amount(Amount.MAX_MINOR_AMOUNT, "EUR")).segments().get(0);
    assertEquals(Segment.bytes(Bytes.ofHex("999999999999")), message.segments().get(4));
  }

  @Test
  void theTraceNumberIsTheCorrelationKey() {
    assertEquals("000421", authorisation(new Amount(1, "EUR")).correlationKey());
  }

  @Test
  void aFramedManifestDeclaresItsFieldsAndNoOthers() {
    Manifest manifest = manifest();
    FrameRequest request = authorisation(new Amount(1, "EUR"));
    assertTrue(manifest.declares(request));
    for (PlacedReference placed : ReferencePlaces.of(request)) {
      DataClass dataClass = placed.reference().dataClass();
      assertTrue(manifest.declares(dataClass, request, placed.place()), placed.toString());
    }
    assertFalse(manifest.declares(DataClass.CARD_NUMBER, request, Place.group("48.92")));
    assertFalse(manifest.declares(DataClass.CARD_NUMBER, request, Place.group("")));
  }

  @Test
  void aMacKeepsAtLeastFourBytesAndAtMostItsAlgorithms() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Segment.macOf("m", MacAlgorithm.HMAC_SHA256, "mac-key", 3));
    assertThrows(
        IllegalArgumentException.class,
        () -> Segment.macOf("m", MacAlgorithm.HMAC_SHA256, "mac-key", 33));
  }

  @Test
  void aMessageMustFitTheLengthOfItsFrame() {
    assertThrows(
        IllegalArgumentException.class, () -> new Framing(LengthFormat.BCD_4, false, 10_000));
    assertThrows(IllegalArgumentException.class, () -> new Framing(LengthFormat.BCD_4, false, 0));
  }

  private static Manifest manifest() {
    Endpoint.Framed host =
        new Endpoint.Framed(
            "host",
            URI.create("tls://host.example:5000"),
            new Framing(LengthFormat.BINARY_16, false, 4096),
            Duration.ofSeconds(30));
    return Manifest.builder("iso-host", "1.0.0", ConnectorKind.PAYMENT_GATEWAY)
        .operation(OperationKind.AUTHORIZE, new Recovery.Reverse())
        .currencies(Set.of("EUR"))
        .endpoint(host)
        .credential("mac-key", CredentialRole.Kind.MAC_KEY)
        .dataFlow(flow(DataClass.CARD_NUMBER, "2"))
        .dataFlow(flow(DataClass.SECURITY_CODE, "48.92"))
        .build();
  }

  private static DataFlow flow(DataClass dataClass, String field) {
    return new DataFlow(dataClass, "host", new DataFlow.RequestShape.Message(), Place.group(field));
  }
}
