package io.sallyport.runtime.egress.answer;

import java.util.List;

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
    StringBuilder letters = new StringBuilder(name.length());
    for (int at = 0; at < name.length(); at++) {
      if (Character.isLetterOrDigit(name.charAt(at))) {
        letters.append(Character.toLowerCase(name.charAt(at)));
      }
    }
    String plain = letters.toString();
    return plain.endsWith("cid") || PARTS.stream().anyMatch(plain::contains);
  }
}
