package io.sallyport.runtime.validate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.spi.Amount;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFingerprintTest {
  /** Tells secrets apart well enough for here, by what they are equal to. */
  private static final RequestFingerprint.CardHashes HASHES =
      new RequestFingerprint.CardHashes() {
        @Override
        public Fingerprint number(Secret number) {
          return hash(number, 1);
        }

        @Override
        public Fingerprint holderName(Secret holderName) {
          return hash(holderName, 2);
        }

        private Fingerprint hash(Secret secret, int kind) {
          byte[] hash = new byte[32];
          hash[0] = (byte) kind;
          List<String> known = List.of("4111111111111111", "5555555555554444", "A Hölder");
          for (int i = 0; i < known.size(); i++) {
            hash[i + 1] = (byte) (secret.sameAs(Bodies.bytes(known.get(i))) ? 1 : 0);
          }
          return new Fingerprint(hash);
        }
      };

  @Test
  void orderAndWhiteSpaceAndDefaultsMakeNoDifference() {
    String otherOrder =
        """
        { "payment_method" : {"card":{"expiry_year":2031,"expiry_month":12,
            "number":"4111111111111111"}}, "capture_method":"AUTOMATIC",
          "amount":{"currency":"EUR","minor_amount":1999},
          "merchant_transaction_id":"order-1001","metadata":{}}
        """;
    assertArrayEquals(canonical(Bodies.MINIMAL), canonical(otherOrder));
  }

  @Test
  void theOrderOfMetadataMakesNoDifference() {
    String turned =
        Bodies.fullWith(
            "\"cart\":\"c-7\",\"note\":\"a\\nb\"", "\"note\":\"a\\nb\",\"cart\":\"c-7\"");
    assertArrayEquals(canonical(Bodies.FULL), canonical(turned));
  }

  @Test
  void theSecurityCodeMakesNoDifference() {
    byte[] without = canonical(Bodies.fullWith("\"security_code\":\"123\",", ""));
    assertArrayEquals(canonical(Bodies.FULL), without);
    assertArrayEquals(
        canonical(Bodies.BY_TOKEN),
        canonical(Bodies.BY_TOKEN.replace(",\"security_code\":\"123\"", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "shop-1, shop-2",
    "sandbox, sandbox2",
    "order-1001, order-1002",
    "1999, 1998",
    "EUR, USD",
    "MANUAL, AUTOMATIC",
    "4111111111111111, 5555555555554444",
    "'12,', '11,'",
    "2031, 2030",
    "A Hölder, B Hölder",
    "c-17, c-18",
    "203.0.113.9, 203.0.113.8",
    "a@shop, b@shop",
    "DE, AT",
    "10115, 10116",
    "Berlin, Bern",
    "Weg 1, Weg 2",
    "Hof, Tor",
    "MERCHANT, CUSTOMER",
    "true, false",
    "x=1, x=2",
    "c-7, c-8",
    "note, memo",
  })
  void everyOtherFieldMakesADifference(String part, String other) {
    byte[] changed = canonical(Bodies.fullWith(part, other));
    assertFalse(Arrays.equals(canonical(Bodies.FULL), changed));
  }

  @Test
  void aTextThatMovesToTheNextFieldMakesADifference() {
    byte[] first =
        canonical(
            Bodies.fullWith(
                "\"city\":\"Berlin\",\"line1\":\"Weg 1\"",
                "\"city\":\"BerlinWeg\",\"line1\":\" 1\""));
    byte[] second =
        canonical(
            Bodies.fullWith(
                "\"city\":\"Berlin\",\"line1\":\"Weg 1\"",
                "\"city\":\"Berlin\",\"line1\":\"Weg 1\""));
    assertFalse(Arrays.equals(first, second));
  }

  @Test
  void neitherNumberNorNameNorCodeIsInTheBytes() {
    String canonical = new String(canonical(Bodies.FULL), StandardCharsets.ISO_8859_1);
    String name = new String(Bodies.bytes("Hölder"), StandardCharsets.ISO_8859_1);
    assertFalse(canonical.contains("411111"));
    assertFalse(canonical.contains(name));
    assertFalse(canonical.contains("123"));
  }

  @Test
  void followUpsDifferByKindPaymentAmountAndFinality() {
    Optional<Amount> amount = Optional.of(new Amount(1, "EUR"));
    List<byte[]> all =
        List.of(
            RequestFingerprint.canonical(FollowUpKind.CAPTURE, "pay_1", FollowUpRequest.ALL),
            RequestFingerprint.canonical(FollowUpKind.REFUND, "pay_1", FollowUpRequest.ALL),
            RequestFingerprint.canonical(FollowUpKind.CAPTURE, "pay_2", FollowUpRequest.ALL),
            RequestFingerprint.canonical(
                FollowUpKind.CAPTURE, "pay_1", new FollowUpRequest(amount, false)),
            RequestFingerprint.canonical(
                FollowUpKind.CAPTURE, "pay_1", new FollowUpRequest(amount, true)));
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertFalse(Arrays.equals(all.get(i), all.get(j)), i + " and " + j);
      }
    }
  }

  private static byte[] canonical(String body) {
    try (PaymentRequest request = Bodies.read(body)) {
      return RequestFingerprint.canonical(request, HASHES);
    }
  }
}
