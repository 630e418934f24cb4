package io.sallyport.drills.leak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A secret that must not be found, in the forms in which it would be recognised. It never prints
 * them.
 */
final class Canary {
  /** Fewer bytes would be found by chance. */
  private static final int SHORTEST_FORM = 8;

  /** What every EC P-256 key in PKCS #8 begins with, in base64 characters. */
  private static final int PKCS8_PROLOGUE = 48;

  private final String name;
  private final List<byte[]> forms;

  private Canary(String name, List<byte[]> forms) {
    if (forms.isEmpty() || forms.stream().anyMatch(form -> form.length < SHORTEST_FORM)) {
      throw new IllegalArgumentException(name + " is too short to search for");
    }
    this.name = name;
    this.forms = forms;
  }

  /** A card number or an API key: a text that is found by itself. */
  static Canary text(String name, String value) {
    return new Canary(name, List.of(ascii(value)));
  }

  /** A security code is so short that only its neighbourhood tells it from any other number. */
  static Canary securityCode(String name, String code) {
    return new Canary(
        name,
        List.of(
            ascii("security_code\":\"" + code),
            ascii("security_code\": \"" + code),
            ascii("security_code\\\":\\\"" + code),
            ascii("security_code=" + code),
            ascii("security_code: " + code),
            ascii("securityCode=" + code)));
  }

  /** A key file as it is, and what it stands for when it is base64. */
  static Canary keyFile(String name, byte[] content) {
    List<byte[]> forms = new ArrayList<>();
    String text = new String(content, StandardCharsets.ISO_8859_1).strip();
    String lastLine = text.lines().reduce("", (before, line) -> line);
    if (lastLine.matches("[A-Za-z0-9+/_-]{16,}={0,2}")) {
      forms.add(ascii(lastLine));
      decoded(lastLine).ifPresent(forms::add);
    } else {
      forms.add(content.clone());
    }
    return new Canary(name, forms);
  }

  /** A private key in PKCS #8 PEM: its lines without their common beginning. */
  static Canary privateKey(String name, String pem) {
    List<String> lines =
        pem.lines().filter(line -> !line.isBlank() && !line.startsWith("-----")).toList();
    String body = String.join("", lines);
    byte[] der = Base64.getDecoder().decode(body);
    int secretFrom = PKCS8_PROLOGUE / 4 * 3;
    List<byte[]> forms = new ArrayList<>();
    forms.add(ascii(lines.get(0).substring(PKCS8_PROLOGUE)));
    forms.add(Arrays.copyOfRange(der, secretFrom, secretFrom + 24));
    return new Canary(name, forms);
  }

  String name() {
    return name;
  }

  List<byte[]> forms() {
    return forms.stream().map(byte[]::clone).toList();
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      String standard = base64.replace('-', '+').replace('_', '/');
      return Optional.of(Base64.getDecoder().decode(standard));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "Canary[" + name + "]";
  }
}
