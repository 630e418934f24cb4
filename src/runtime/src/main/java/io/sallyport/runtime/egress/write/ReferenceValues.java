package io.sallyport.runtime.egress.write;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.runtime.secret.SecretAccess;
import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.wire.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values that one request's references stand for, read once and remembered until the answer was
 * scrubbed of them; closing wipes them. For one thread at a time.
 */
public final class ReferenceValues implements AutoCloseable {
  private final CardInHand card;
  private final CredentialUse credentials;
  private final List<SentValue> sent = new ArrayList<>(4);
  private final List<byte[]> keys = new ArrayList<>(1);

  /** Reads from the card and the connector's roles; both stay the caller's to close. */
  public ReferenceValues(CardInHand card, CredentialUse credentials) {
    this.card = card;
    this.credentials = credentials;
  }

  /** What was sent so far, in the forms in which it may come back. */
  public List<SentValue> sent() {
    return sent;
  }

  /** The value of a reference; belongs to this and must not be changed. */
  byte[] of(Reference reference) {
    for (SentValue value : sent) {
      if (value.isFor(reference)) {
        return value.content();
      }
    }
    byte[] content = read(reference);
    sent.add(new SentValue(reference.dataClass(), reference.role(), true, content));
    return content;
  }

  /** A key, which computes and does not leave. */
  byte[] key(String role) {
    byte[] key = text(role);
    keys.add(key);
    return key;
  }

  /** Remembers an encoded form of a reference's value, which may come back as well. Copies it. */
  void alsoSent(Reference reference, byte[] encoded, int offset, int length) {
    byte[] copy = Arrays.copyOfRange(encoded, offset, offset + length);
    sent.add(new SentValue(reference.dataClass(), reference.role(), false, copy));
  }

  private byte[] read(Reference reference) {
    DataClass dataClass = reference.dataClass();
    if (dataClass == DataClass.CREDENTIAL) {
      return text(reference.role());
    }
    @Nullable Secret secret =
        switch (dataClass) {
          case CARD_NUMBER -> card.number();
          case SECURITY_CODE -> card.securityCode();
          case HOLDER_NAME -> card.holderName();
          default -> null;
        };
    return revealed(secret, dataClass);
  }

  private static byte[] revealed(@Nullable Secret secret, DataClass dataClass) {
    if (secret != null) {
      try {
        return secret.reveal(SecretAccess.EGRESS);
      } catch (IllegalStateException closed) {
        throw notAtHand(dataClass);
      }
    }
    throw notAtHand(dataClass);
  }

  private static UnwritableException notAtHand(DataClass dataClass) {
    String name = dataClass.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new UnwritableException("the request refers to a " + name + " that is not at hand");
  }

  private byte[] text(String role) {
    Credential current =
        credentials.of(role).orElseThrow(() -> new CredentialMissingException(role));
    if (current instanceof Credential.Text text && text.secret().lengthBytes() > 0) {
      try {
        return text.secret().reveal(SecretAccess.EGRESS);
      } catch (IllegalStateException closed) {
        throw new CredentialMissingException(role);
      }
    }
    throw new CredentialMissingException(role);
  }

  @Override
  public void close() {
    sent.forEach(value -> Arrays.fill(value.content(), (byte) 0));
    keys.forEach(key -> Arrays.fill(key, (byte) 0));
    sent.clear();
    keys.clear();
  }
}
