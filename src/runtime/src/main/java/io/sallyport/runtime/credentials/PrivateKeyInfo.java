package io.sallyport.runtime.credentials;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.Arrays;

/**
 * Puts a private key of one algorithm's own form (PKCS #1 for RSA, RFC 8017 A.1.2; SEC 1 for EC,
 * RFC 5915) into the common one (PKCS #8, RFC 5208 section 5), which the JDK reads. Many tools
 * still write the older forms.
 */
final class PrivateKeyInfo {
  private static final byte SEQUENCE = 0x30;
  private static final byte OCTET_STRING = 0x04;
  private static final byte[] VERSION = {0x02, 0x01, 0x00};
  private static final int MAX_HEADER_BYTES = 6;

  private PrivateKeyInfo() {}

  /**
   * The key as PKCS #8, which the caller has to wipe.
   *
   * @param key in its algorithm's form; stays the caller's to wipe
   * @param partner of the same algorithm and, for EC, on the same curve: its encoding names both
   *     (RFC 5280 section 4.1.2.7)
   */
  static byte[] of(byte[] key, PublicKey partner) {
    byte[] algorithm = algorithm(partner.getEncoded());
    byte[] octets = element(OCTET_STRING, key);
    byte[] info = element(SEQUENCE, VERSION, algorithm, octets);
    Arrays.fill(octets, (byte) 0);
    return info;
  }

  /** The first element in the sequence that a public key is. */
  private static byte[] algorithm(byte[] publicKeyInfo) {
    ByteBuffer content = ByteBuffer.wrap(publicKeyInfo);
    enter(content);
    int start = content.position();
    int length = enter(content);
    return Arrays.copyOfRange(publicKeyInfo, start, content.position() + length);
  }

  /** Reads a tag and a length (X.690 sections 8.1.2 and 8.1.3), and gives the length. */
  private static int enter(ByteBuffer content) {
    content.get();
    int first = content.get() & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < first - 0x80; i++) {
      length = (length << Byte.SIZE) | (content.get() & 0xff);
    }
    return length;
  }

  private static byte[] element(byte tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer element = ByteBuffer.allocate(length + MAX_HEADER_BYTES);
    element.put(tag);
    int lengthBytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / Byte.SIZE;
    if (length >= 0x80) {
      element.put((byte) (0x80 + lengthBytes));
    }
    for (int i = lengthBytes - 1; i >= 0; i--) {
      element.put((byte) (length >>> (i * Byte.SIZE)));
    }
    for (byte[] part : parts) {
      element.put(part);
    }
    byte[] exact = Arrays.copyOf(element.array(), element.position());
    Arrays.fill(element.array(), (byte) 0);
    return exact;
  }
}
