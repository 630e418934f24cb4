package io.sallyport.sandbox.ledger;

import java.security.SecureRandom;
import java.util.Random;

/** Random ids of letters only, so that no search for card numbers stumbles over one. */
final class Ids {
  private static final int LETTERS = 20;
  private static final int NETWORK_LETTERS = 15;

  private final Random random = new SecureRandom();

  String next(String prefix) {
    return prefix + letters('a', LETTERS);
  }

  String nextNetworkTransactionId() {
    return letters('A', NETWORK_LETTERS);
  }

  private String letters(char first, int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append((char) (first + random.nextInt(26)));
    }
    return text.toString();
  }
}
