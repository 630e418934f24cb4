package io.sallyport.spi.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.sallyport.spi.manifest.Place;
import io.sallyport.spi.signing.SignatureEncoding;
import io.sallyport.spi.signing.SignedPart;
import io.sallyport.spi.signing.SigningPlan;
import io.sallyport.spi.value.FormValue;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonNull;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonReference;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferencePlacesTest {
  private static final Reference KEY = Reference.credential("api-key");
  private static final Reference NUMBER = Reference.cardNumber();

  @Test
  void referencesAreEqualWhenTheyStandForTheSame() {
    assertEquals(KEY, Reference.credential("api-key"));
    assertEquals(KEY.hashCode(), Reference.credential("api-key").hashCode());
    assertNotEquals(KEY, Reference.credential("other"));
    assertNotEquals(NUMBER, Reference.holderName());
  }

  @Test
  void aHeaderIsCalledByItsNameInLowerCaseWhateverStandsInItsValue() {
    HttpRequest request =
        post()
            .header("Authorization", Segment.text("Bearer "), Segment.value(KEY, Encoding.HEADER))
            .header(
                "X-Basic",
                Segment.group("pair", Segment.base64(Segment.value(KEY, Encoding.PLAIN))))
            .header("X-Plain", "no reference")
            .build();
    assertEquals(
        List.of(
            new PlacedReference(KEY, Place.header("authorization")),
            new PlacedReference(KEY, Place.header("x-basic"))),
        ReferencePlaces.of(request));
  }

  @Test
  void aJsonValueIsCalledByItsEscapedPointerWithRealIndexes() {
    JsonObject card = JsonObject.builder().put("a/b~c", NUMBER).build();
    JsonObject body =
        JsonObject.builder()
            .put("cards", new JsonArray(List.of(JsonNull.NULL, card)))
            .put("number", NUMBER)
            .build();
    assertEquals(
        List.of(
            new PlacedReference(NUMBER, Place.json("/cards/1/a~1b~0c")),
            new PlacedReference(NUMBER, Place.json("/number"))),
        ReferencePlaces.of(post().json(body).build()));
  }

  @Test
  void aBodyThatIsAReferenceHasTheEmptyPointer() {
    assertEquals(
        List.of(new PlacedReference(NUMBER, Place.json(""))),
        ReferencePlaces.of(post().json(new JsonReference(NUMBER)).build()));
  }

  @Test
  void aFormFieldIsCalledByItsName() {
    FormValue form = FormValue.builder().add("amount", 5).add("card[number]", NUMBER).build();
    assertEquals(
        List.of(new PlacedReference(NUMBER, Place.form("card[number]"))),
        ReferencePlaces.of(post().form(form).build()));
  }

  @Test
  void aSegmentIsCalledByTheInnermostGroupThatHasAName() {
    Segment number = Segment.value(NUMBER, Encoding.PLAIN);
    HttpRequest request =
        post()
            .raw(
                "application/xml",
                number,
                Segment.group("outer", number, Segment.group("inner", number)),
                Segment.group("named", Segment.group("", Segment.base64(number))))
            .build();
    assertEquals(
        List.of(Place.group(""), Place.group("outer"), Place.group("inner"), Place.group("named")),
        ReferencePlaces.of(request).stream().map(PlacedReference::place).toList());
  }

  @Test
  void aRequestWithoutReferencesHasNoPlaces() {
    assertEquals(List.of(), ReferencePlaces.of(post().build()));
    assertEquals(Set.of(), ReferencePlaces.keyRoles(post().build()));
  }

  @Test
  void keysThatComputeAreTold() {
    SigningPlan plan =
        new SigningPlan(
            MacAlgorithm.HMAC_SHA256,
            "signing-key",
            List.of(new SignedPart.Body()),
            SignatureEncoding.HEX,
            "X-Signature",
            "");
    HttpRequest request =
        post()
            .raw("text/plain", Segment.group("body", Segment.text("x")), mac("mac-key"))
            .signed(plan)
            .build();
    assertEquals(Set.of("mac-key", "signing-key"), ReferencePlaces.keyRoles(request));
    assertEquals(List.of(), ReferencePlaces.of(request));
  }

  private static Segment mac(String role) {
    return Segment.macOf("body", MacAlgorithm.HMAC_SHA256, role, 8);
  }

  private static HttpRequest.Builder post() {
    return HttpRequest.builder("api", HttpMethod.POST, "/v1/charges");
  }
}
