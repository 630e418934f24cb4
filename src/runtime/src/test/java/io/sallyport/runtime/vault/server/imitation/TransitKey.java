package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A key of AES-256-GCM with its versions; {@code vault:v1:} stands before what it encrypts. */
final class TransitKey {
  private static final Pattern CIPHERTEXT = Pattern.compile("vault:v([0-9]{1,6}):(.*)");
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SortedMap<Integer, Version> versions = new TreeMap<>();
  private int oldest = 1;

  private record Version(SecretKey key, Instant created) {}

  TransitKey(Instant now) {
    rotate(now);
  }

  int latest() {
    return versions.isEmpty() ? 0 : versions.lastKey();
  }

  int oldest() {
    return oldest;
  }

  void rotate(Instant now) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    versions.put(latest() + 1, new Version(new SecretKeySpec(key, "AES"), now));
  }

  void refuseOlderThan(int version) {
    oldest = version;
  }

  String encrypt(byte[] plaintext, byte[] associated) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    Version version = Objects.requireNonNull(versions.get(latest()));
    byte[] sealed;
    try {
      sealed = cipher(Cipher.ENCRYPT_MODE, version, nonce, associated).doFinal(plaintext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    byte[] all = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    return "vault:v" + latest() + ":" + Base64.getEncoder().encodeToString(all);
  }

  byte[] decrypt(String ciphertext, byte[] associated) {
    Matcher parts = CIPHERTEXT.matcher(ciphertext);
    if (!parts.matches()) {
      throw Refusal.of(400, "invalid ciphertext: no prefix");
    }
    Version version = version(Integer.parseInt(parts.group(1)));
    byte[] all = decoded(parts.group(2));
    try {
      ByteBuffer sealed = ByteBuffer.wrap(all);
      byte[] nonce = new byte[NONCE_BYTES];
      sealed.get(nonce);
      byte[] rest = new byte[sealed.remaining()];
      sealed.get(rest);
      return cipher(Cipher.DECRYPT_MODE, version, nonce, associated).doFinal(rest);
    } catch (AEADBadTagException wrongKeyOrData) {
      throw Refusal.of(400, "cipher: message authentication failed");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonObject described(String name) {
    JsonObject times = new JsonObject();
    versions
        .tailMap(oldest)
        .forEach(
            (number, version) -> times.put(number.toString(), version.created.getEpochSecond()));
    return new JsonObject()
        .put("name", name)
        .put("type", "aes256-gcm96")
        .put("keys", times)
        .put("latest_version", latest())
        .put("min_available_version", 0)
        .put("min_decryption_version", oldest)
        .put("min_encryption_version", 0)
        .put("deletion_allowed", false)
        .put("derived", false)
        .put("exportable", false)
        .put("imported_key", false)
        .put("allow_plaintext_backup", false)
        .put("auto_rotate_period", 0)
        .put("supports_encryption", true)
        .put("supports_decryption", true)
        .put("supports_derivation", true)
        .put("supports_signing", false);
  }

  private Version version(int number) {
    if (number > latest()) {
      throw Refusal.of(400, "invalid ciphertext: version is too new");
    }
    @Nullable Version version = number < oldest ? null : versions.get(number);
    if (version == null) {
      throw Refusal.of(400, "ciphertext or signature version is disallowed by policy (too old)");
    }
    return version;
  }

  private static byte[] decoded(String base64) {
    byte[] all;
    try {
      all = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw Refusal.of(400, "invalid ciphertext: could not decode base64");
    }
    if (all.length < NONCE_BYTES) {
      throw Refusal.of(400, "invalid ciphertext length");
    }
    return all;
  }

  private static Cipher cipher(int mode, Version version, byte[] nonce, byte[] associated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, version.key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(associated);
    return cipher;
  }
}
