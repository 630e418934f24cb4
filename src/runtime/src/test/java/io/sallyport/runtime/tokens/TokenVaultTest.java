package io.sallyport.runtime.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.payment.CardView;
import io.sallyport.engine.payment.PaymentDetails;
import io.sallyport.engine.store.InMemoryStore;
import io.sallyport.engine.store.SealedBytes;
import io.sallyport.engine.store.TokenRecord;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.runtime.validate.CardInput;
import io.sallyport.spi.operation.BillingAddress;
import io.sallyport.spi.operation.CardNetwork;
import io.sallyport.spi.operation.Customer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenVaultTest {
  private static final PaymentDetails DETAILS =
      new PaymentDetails(
          new Customer(Optional.of("c-17"), Optional.empty(), Optional.of("a@shop.example")),
          new BillingAddress(
              Optional.of("DE"),
              Optional.empty(),
              Optional.of("Köln"),
              Optional.of("Weg 1"),
              Optional.empty()),
          Map.of("cart", "c-7", "empty", "", "note", "a\nb"),
          Optional.of("https://shop.example/done"));

  @TempDir Path folder;
  private final InMemoryStore store = new InMemoryStore();
  private TokenVault vault;

  @BeforeEach
  void openTheVault() {
    vault = new TokenVault(store, Keys.dataKeys(folder));
  }

  @Test
  void aStoredCardComesBackWithoutItsSecurityCode() {
    add(token());
    try (CardInHand card = open("app", Keys.TOKEN)) {
      assertHolds(Keys.NUMBER, card.number());
      assertHolds(Keys.HOLDER, card.holderName());
      assertNull(card.securityCode());
    }
  }

  @Test
  void aCardWithoutAHolderNameComesBackWithoutOne() {
    CardInHand bare = new CardInHand(Keys.secret(Keys.NUMBER), null, null);
    CardInput input = new CardInput(bare, CardNetwork.VISA, "4111-XXXX-XXXX-1111", 12, 2031);
    TokenRecord record = vault.newToken(input, "app", "shop-1", Keys.TOKEN, Keys.NOW);
    assertFalse(record.card().hasHolderName());
    add(record);
    try (CardInHand card = open("app", Keys.TOKEN)) {
      assertHolds(Keys.NUMBER, card.number());
      assertNull(card.holderName());
    }
  }

  @Test
  void whatEverybodyMaySeeOfACardIsFound() {
    add(token());
    CardView view =
        new CardView(Keys.TOKEN, "4111-XXXX-XXXX-1111", CardNetwork.VISA, 12, 2031, true);
    assertEquals(
        Optional.of(new StoredCard(view, "shop-1", Keys.NOW)),
        vault.find("app", Keys.TOKEN).toCompletableFuture().join());
  }

  @Test
  void anotherClientFindsNothing() {
    add(token());
    assertEquals(Optional.empty(), vault.find("other", Keys.TOKEN).toCompletableFuture().join());
    assertNull(open("other", Keys.TOKEN).number());
    assertFalse(vault.delete("other", Keys.TOKEN).toCompletableFuture().join());
  }

  @Test
  void aDeletedCardIsAHandleThatHoldsNothing() {
    add(token());
    assertTrue(vault.delete("app", Keys.TOKEN).toCompletableFuture().join());
    assertNull(open("app", Keys.TOKEN).number());
  }

  @Test
  void sealedBytesHoldNoPartOfTheCard() {
    SealedBytes sealed = token().sealed();
    String content = new String(sealed.content(), StandardCharsets.ISO_8859_1);
    assertFalse(content.contains("4111") || content.contains("1111") || content.contains("lder"));
  }

  @Test
  void theSameCardIsSealedDifferentlyEachTime() {
    assertFalse(Arrays.equals(token().sealed().content(), token().sealed().content()));
  }

  @Test
  void theSameNumberHasTheSameFingerprintAndAnotherOneHasNot() {
    assertEquals(token().fingerprint(), token().fingerprint());
    TokenRecord other =
        vault.newToken(Keys.card("5555555555554444"), "app", "shop-1", Keys.TOKEN, Keys.NOW);
    assertNotEquals(token().fingerprint(), other.fingerprint());
  }

  @Test
  void anotherVaultHasOtherFingerprints(@TempDir Path otherFolder) {
    TokenVault other = new TokenVault(store, Keys.dataKeys(otherFolder));
    assertNotEquals(
        token().fingerprint(),
        other.newToken(Keys.card(), "app", "shop-1", Keys.TOKEN, Keys.NOW).fingerprint());
  }

  @Test
  void aCardThatWasMovedToAnotherRowDoesNotOpen() {
    TokenRecord record = token();
    CardView view = record.card();
    String otherToken = "tok_ponmlkjihgfedcba9876543210";
    CardView otherView =
        new CardView(otherToken, view.maskedNumber(), view.network(), 12, 2031, true);
    add(moved(record, view, "mallory", "shop-1"));
    add(moved(record, otherView, "app", "shop-1"));
    assertBroken("mallory", Keys.TOKEN);
    assertBroken("app", otherToken);
  }

  @Test
  void aCardOfAnotherMerchantDoesNotOpen() {
    TokenRecord record = token();
    add(moved(record, record.card(), "app", "shop-2"));
    assertBroken("app", Keys.TOKEN);
  }

  @Test
  void aCardOfWhichAnyBitWasChangedDoesNotOpen() {
    TokenRecord record = token();
    byte[] content = record.sealed().content();
    for (int bit = 0; bit < content.length * Byte.SIZE; bit++) {
      byte[] changed = content.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      add(moved(record, new SealedBytes(record.sealed().keyId(), changed)));
      assertBroken("app", Keys.TOKEN);
      vault.delete("app", Keys.TOKEN).toCompletableFuture().join();
    }
  }

  @Test
  void aCardThatWasCutOffDoesNotOpen() {
    byte[] cut = Arrays.copyOf(token().sealed().content(), 20);
    add(moved(token(), new SealedBytes(token().sealed().keyId(), cut)));
    assertBroken("app", Keys.TOKEN);
  }

  @Test
  void detailsComeBackAsTheyWere() {
    for (PaymentDetails details : new PaymentDetails[] {DETAILS, PaymentDetails.NONE}) {
      assertEquals(details, vault.details("pay_1", vault.sealDetails("pay_1", details)));
    }
  }

  @Test
  void detailsOfAnotherPaymentDoNotOpen() {
    SealedBytes sealed = vault.sealDetails("pay_1", DETAILS);
    assertThrows(SealBrokenException.class, () -> vault.details("pay_2", sealed));
  }

  @Test
  void aCardIsNotOpenedAsDetails() {
    assertThrows(SealBrokenException.class, () -> vault.details(Keys.TOKEN, token().sealed()));
  }

  private TokenRecord token() {
    return vault.newToken(Keys.card(), "app", "shop-1", Keys.TOKEN, Keys.NOW);
  }

  private static TokenRecord moved(
      TokenRecord record, CardView view, String client, String merchant) {
    return new TokenRecord(
        view, client, merchant, record.sealed(), record.fingerprint(), record.createdAt());
  }

  private static TokenRecord moved(TokenRecord record, SealedBytes sealed) {
    return new TokenRecord(
        record.card(), "app", "shop-1", sealed, record.fingerprint(), record.createdAt());
  }

  private void add(TokenRecord record) {
    vault.add(record).toCompletableFuture().join();
  }

  private CardInHand open(String client, String token) {
    return (CardInHand) vault.card(client, token).toCompletableFuture().join();
  }

  private void assertBroken(String client, String token) {
    CompletionException thrown = assertThrows(CompletionException.class, () -> open(client, token));
    assertTrue(thrown.getCause() instanceof SealBrokenException);
  }

  private static void assertHolds(String expected, @Nullable Secret secret) {
    assertNotNull(secret);
    assertTrue(secret.sameAs(Keys.bytes(expected)));
  }
}
