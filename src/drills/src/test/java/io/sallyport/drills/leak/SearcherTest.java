package io.sallyport.drills.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SearcherTest {
  private static final Canary CARD = Canary.text("card", "4111111111111111");
  private static final Canary KEY = Canary.text("key", "sk_sandbox_8f00b204e9800998");
  private final Searcher searcher = new Searcher(List.of(CARD, KEY));

  @Test
  void itTellsWhereWhatAndHow() {
    assertEquals(
        List.of(new Finding("a log", "card", Encoding.DASHED, 5)),
        searcher.search(place("card 4111-1111-1111-1111.")));
  }

  @Test
  void aCanaryAtTheVeryEndIsFound() {
    assertEquals(1, searcher.search(place("4111111111111111")).size());
  }

  @Test
  void everyPlaceOfItIsFound() {
    assertEquals(2, searcher.search(place("4111111111111111,4111111111111111")).size());
  }

  @Test
  void whatMayBeShownIsNotFound() {
    assertTrue(searcher.search(place("4111-XXXX-XXXX-1111 tok_5 411111 1111")).isEmpty());
    assertTrue(searcher.search(place("411111111111111")).isEmpty());
    assertTrue(searcher.search(place("")).isEmpty());
  }

  @Test
  void noiseHoldsNothing() {
    byte[] noise = new byte[1_000_000];
    new Random(7).nextBytes(noise);
    assertTrue(searcher.search(new Place("noise", noise)).isEmpty());
  }

  @Test
  void itsProofFindsEverythingThatWasPlanted() {
    Proof proof = new Proof(List.of(CARD, KEY), searcher, new Random(7));
    proof.check(List.of(place(""), place("a log\nof two lines\n"), place("x".repeat(10_000))));
    // The key has no groups of digits.
    assertEquals(3L * (2L * Encoding.values().length - 2), proof.planted());
    assertEquals(proof.planted(), proof.found());
  }

  @Test
  void theProofOfABlindSearchFails() {
    Proof proof = new Proof(List.of(CARD, KEY), new Searcher(List.of(KEY)), new Random(7));
    proof.check(List.of(place("a log")));
    assertTrue(proof.found() < proof.planted());
  }

  private static Place place(String content) {
    return new Place("a log", content.getBytes(StandardCharsets.ISO_8859_1));
  }
}
