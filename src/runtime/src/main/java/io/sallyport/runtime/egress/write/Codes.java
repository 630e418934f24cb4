package io.sallyport.runtime.egress.write;

import io.sallyport.spi.wire.MacAlgorithm;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Message authentication codes with a role's key. */
final class Codes {
  private Codes() {}

  /** A code that waits for the bytes it covers. */
  static Mac start(MacAlgorithm algorithm, byte[] key) {
    String name =
        switch (algorithm) {
          case HMAC_SHA256 -> "HmacSHA256";
          case HMAC_SHA512 -> "HmacSHA512";
        };
    try {
      Mac mac = Mac.getInstance(name);
      mac.init(new BorrowedKey(name, key));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no " + name, e);
    }
  }

  /** Leaves no copy of the key behind, as {@code SecretKeySpec} does. */
  private static final class BorrowedKey implements SecretKey {
    private static final long serialVersionUID = 1L;

    private final String algorithm;
    private final transient byte[] key;

    BorrowedKey(String algorithm, byte[] key) {
      this.algorithm = algorithm;
      this.key = key;
    }

    @Override
    public String getAlgorithm() {
      return algorithm;
    }

    @Override
    public String getFormat() {
      return "RAW";
    }

    @Override
    public byte[] getEncoded() {
      return key.clone();
    }
  }
}
