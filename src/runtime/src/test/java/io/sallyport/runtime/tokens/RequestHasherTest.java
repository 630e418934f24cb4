package io.sallyport.runtime.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.runtime.validate.FollowUpRequest;
import io.sallyport.runtime.validate.PaymentRequest;
import io.sallyport.runtime.validate.PaymentRequestReader;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestHasherTest {
  private static final String BODY =
      """
      {"merchant_transaction_id":"order-1001","amount":{"minor_amount":1999,"currency":"EUR"},
       "payment_method":{"card":{"number":"4111111111111111","expiry_month":12,
         "expiry_year":2031,"security_code":"123","holder_name":"A Holder"}}}
      """;

  @TempDir Path folder;
  private RequestHasher hasher;

  @BeforeEach
  void makeKeys() {
    hasher = new RequestHasher(Keys.dataKeys(folder));
  }

  @Test
  void theSameRequestHasTheSameHashWhateverTheSecurityCode() {
    assertEquals(hash(hasher, BODY), hash(hasher, BODY.replace("\"123\"", "\"987\"")));
  }

  @Test
  void anotherNumberNameOrAmountHasAnotherHash() {
    Fingerprint hash = hash(hasher, BODY);
    assertNotEquals(hash, hash(hasher, BODY.replace("4111111111111111", "5555555555554444")));
    assertNotEquals(hash, hash(hasher, BODY.replace("A Holder", "B Holder")));
    assertNotEquals(hash, hash(hasher, BODY.replace("1999", "1998")));
  }

  @Test
  void followUpsOfTwoPaymentsHaveTwoHashes() {
    assertEquals(
        hasher.followUp(FollowUpKind.VOID, "pay_1", FollowUpRequest.ALL),
        hasher.followUp(FollowUpKind.VOID, "pay_1", FollowUpRequest.ALL));
    assertNotEquals(
        hasher.followUp(FollowUpKind.VOID, "pay_1", FollowUpRequest.ALL),
        hasher.followUp(FollowUpKind.VOID, "pay_2", FollowUpRequest.ALL));
  }

  @Test
  void otherKeysGiveOtherHashes(@TempDir Path otherFolder) {
    RequestHasher other = new RequestHasher(Keys.dataKeys(otherFolder));
    assertNotEquals(hash(hasher, BODY), hash(other, BODY));
  }

  private static Fingerprint hash(RequestHasher hasher, String body) {
    PaymentRequestReader reader = new PaymentRequestReader(InstantSource.fixed(Keys.NOW));
    try (PaymentRequest request = reader.read(Keys.bytes(body))) {
      return hasher.payment(request);
    }
  }
}
