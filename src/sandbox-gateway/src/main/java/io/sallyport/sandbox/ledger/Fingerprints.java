package io.sallyport.sandbox.ledger;

import io.sallyport.sandbox.file.OwnerOnly;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two requests are the same without keeping either: an HMAC over route and body with
 * a random key that lives in the ledger's directory ({@code fingerprint.key}). A plain hash would
 * give away the card number, of which there are few enough to try all. Whoever has the directory
 * has the key as well: that is good enough for test numbers, and one more reason to send no others.
 */
final class Fingerprints {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  private Fingerprints(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  static Fingerprints in(Path directory) throws IOException {
    Path file = directory.resolve("fingerprint.key");
    if (!Files.exists(file)) {
      byte[] fresh = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(fresh);
      OwnerOnly.replace(file, fresh);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != KEY_BYTES) {
      throw new IOException("fingerprint.key is damaged");
    }
    return new Fingerprints(key);
  }

  /** The order of a body's members and its white space make no difference. */
  String of(String route, JsonObject body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      String text = route + "\n" + canonical(body);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
    }
  }

  private static String canonical(Object value) {
    if (value instanceof JsonObject object) {
      var sorted = new TreeMap<String, String>();
      object.forEach(
          member -> sorted.put(quoted(member.getKey()), canonicalOrNull(member.getValue())));
      return sorted.entrySet().stream()
          .map(member -> member.getKey() + ":" + member.getValue())
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof JsonArray array) {
      return array.stream()
          .map(Fingerprints::canonicalOrNull)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof String text ? quoted(text) : value.toString();
  }

  private static String canonicalOrNull(@Nullable Object value) {
    return value == null ? "null" : canonical(value);
  }

  private static String quoted(String text) {
    return new JsonArray().add(text).encode();
  }
}
