package io.sallyport.runtime.vault.server.imitation;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Names that nobody guesses, in the lengths that the real one uses. */
final class Names {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Names() {}

  static String serviceToken() {
    return "hvs." + random(90);
  }

  static String batchToken() {
    return "hvb." + random(150);
  }

  static String random(int length) {
    return RANDOM
        .ints(length, 0, ALPHABET.length())
        .mapToObj(index -> ALPHABET.substring(index, index + 1))
        .collect(Collectors.joining());
  }
}
