package io.sallyport.runtime.tokens;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM with a random nonce of 96 bits in front (NIST SP 800-38D, 8.2.2). A key may seal 2^32
 * times (8.3): a payment seals twice, so a key lasts for two thousand million payments.
 *
 * <p>A cipher per call: instances are not thread-safe, and cost less than the call to a gateway by
 * orders of magnitude.
 */
final class Aead {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private Aead() {}

  /**
   * Random bytes. A generator per call, because one in a static field would be part of a native
   * image, with its seed.
   */
  static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** Nonce, ciphertext and tag. */
  static byte[] seal(SecretKey key, byte[] plain, byte[] associated) {
    byte[] nonce = randomBytes(NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, associated);
      byte[] encrypted = cipher.doFinal(plain);
      return ByteBuffer.allocate(NONCE_BYTES + encrypted.length).put(nonce).put(encrypted).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime can not seal with " + ALGORITHM, e);
    }
  }

  /** The plaintext, which the caller has to wipe. */
  static byte[] open(SecretKey key, byte[] sealed, byte[] associated) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw broken();
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, key, sealed, 0, associated)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw broken();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime can not open " + ALGORITHM, e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, int offset, byte[] associated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_BYTES));
    cipher.updateAAD(associated);
    return cipher;
  }

  private static SealBrokenException broken() {
    return new SealBrokenException(
        "sealed bytes do not open: they were changed, moved, or sealed by another key");
  }
}
