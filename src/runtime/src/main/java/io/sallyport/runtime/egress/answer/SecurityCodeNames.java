package io.sallyport.runtime.egress.answer;

import java.util.List;
import java.util.Locale;

/**
 * Names that a security code goes by. A code is three or four digits, which any number may be by
 * chance, so it is taken for one only under such a name.
 */
final class SecurityCodeNames {
  private static final List<String> PARTS =
      List.of(
          "cvv",
          "cvc",
          "cvn",
          "cvd",
          "csc",
          "cav2",
          "securitycode",
          "verificationcode",
          "verificationvalue",
          "verificationnumber",
          "cardcode");

  private SecurityCodeNames() {}

  static boolean has(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return plain.endsWith("cid") || PARTS.stream().anyMatch(plain::contains);
  }
}
