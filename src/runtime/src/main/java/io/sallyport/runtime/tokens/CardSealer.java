package io.sallyport.runtime.tokens;

import io.sallyport.engine.store.SealedBytes;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.runtime.secret.SecretAccess;
import io.sallyport.runtime.validate.FieldWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Seals a card's number and holder name, and opens them again. The security code is never sealed
 * (PCI DSS 3.3.1). Sealed bytes open for the token, client and merchant that they were sealed for
 * and for nothing else, so a row that was moved is of no use.
 */
final class CardSealer {
  private static final String FORMAT = "sallyport/card/v1";

  private final DataKeys keys;

  CardSealer(DataKeys keys) {
    this.keys = keys;
  }

  SealedBytes seal(CardInHand card, String client, String merchant, String token) {
    Secret number = card.number();
    if (number == null) {
      throw new IllegalArgumentException("a card without a number can not be sealed");
    }
    try (FieldWriter writer = new FieldWriter(FORMAT)) {
      write(writer, number);
      Secret holderName = card.holderName();
      writer.flag(holderName != null);
      if (holderName != null) {
        write(writer, holderName);
      }
      byte[] plain = writer.toByteArray();
      try {
        String keyId = keys.currentSealKeyId();
        byte[] associated = associated(client, merchant, token);
        return new SealedBytes(keyId, Aead.seal(keys.sealKey(keyId), plain, associated));
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    }
  }

  /** The card, which the caller has to close. */
  CardInHand open(SealedBytes sealed, String client, String merchant, String token) {
    byte[] associated = associated(client, merchant, token);
    byte[] plain = Aead.open(keys.sealKey(sealed.keyId()), sealed.content(), associated);
    try {
      FieldReader reader = new FieldReader(plain, FORMAT);
      Secret number = Secret.taking(reader.bytes());
      @Nullable Secret holderName = reader.flag() ? Secret.taking(reader.bytes()) : null;
      return new CardInHand(number, null, holderName);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static void write(FieldWriter writer, Secret secret) {
    byte[] content = secret.reveal(SecretAccess.TOKENS);
    writer.bytes(content);
    Arrays.fill(content, (byte) 0);
  }

  private static byte[] associated(String client, String merchant, String token) {
    try (FieldWriter writer = new FieldWriter(FORMAT)) {
      return writer.text(token).text(client).text(merchant).toByteArray();
    }
  }
}
