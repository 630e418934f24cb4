package io.sallyport.runtime.tokens;

import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.runtime.secret.SecretAccess;
import io.sallyport.runtime.validate.FieldWriter;
import io.sallyport.runtime.validate.RequestFingerprint;
import java.util.Arrays;

/**
 * Keyed hashes of card data (PCI DSS 3.5.1.1): the same card has the same hash, and nobody without
 * the key can find the card by trying them all.
 */
final class CardFingerprints implements RequestFingerprint.CardHashes {
  private static final String HOLDER_NAME = "sallyport/holder-name/v1";

  private final DataKeys keys;

  CardFingerprints(DataKeys keys) {
    this.keys = keys;
  }

  @Override
  public Fingerprint number(Secret number) {
    byte[] digits = number.reveal(SecretAccess.TOKENS);
    try {
      return new Fingerprint(Hmac.of(keys.cardFingerprintKey(), digits));
    } finally {
      Arrays.fill(digits, (byte) 0);
    }
  }

  /** Under the requests' key: stored nowhere but inside a request's own hash. */
  @Override
  public Fingerprint holderName(Secret holderName) {
    byte[] name = holderName.reveal(SecretAccess.TOKENS);
    try (FieldWriter writer = new FieldWriter(HOLDER_NAME)) {
      byte[] named = writer.bytes(name).toByteArray();
      try {
        return new Fingerprint(Hmac.of(keys.requestFingerprintKey(), named));
      } finally {
        Arrays.fill(named, (byte) 0);
      }
    } finally {
      Arrays.fill(name, (byte) 0);
    }
  }
}
