package io.sallyport.runtime.tokens;

import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.payment.CardView;
import io.sallyport.engine.payment.PaymentDetails;
import io.sallyport.engine.port.CardHandle;
import io.sallyport.engine.port.CardVault;
import io.sallyport.engine.store.SealedBytes;
import io.sallyport.engine.store.TokenRecord;
import io.sallyport.engine.store.TokenStore;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.runtime.validate.CardInput;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Stored cards and payments' details, sealed. Safe for use by several threads; never blocks. */
public final class TokenVault implements CardVault {
  private final TokenStore store;
  private final CardSealer cards;
  private final DetailsSealer details;
  private final CardFingerprints fingerprints;

  /** Over a store, with the keys that seal. */
  public TokenVault(TokenStore store, DataKeys keys) {
    this.store = store;
    this.cards = new CardSealer(keys);
    this.details = new DetailsSealer(keys);
    this.fingerprints = new CardFingerprints(keys);
  }

  /**
   * Seals a card under a new token; nothing is stored yet. The security code, if there is one, is
   * not part of it.
   *
   * @param card stays the caller's to close
   * @param token {@code tok_…}, new
   */
  public TokenRecord newToken(
      CardInput card, String client, String merchant, String token, Instant now) {
    Secret number = card.card().number();
    if (number == null) {
      throw new IllegalArgumentException("a card without a number can not be stored");
    }
    CardView view =
        new CardView(
            token,
            card.maskedNumber(),
            card.network(),
            card.expiryMonth(),
            card.expiryYear(),
            card.card().hasHolderName());
    SealedBytes sealed = cards.seal(card.card(), client, merchant, token);
    Fingerprint fingerprint = fingerprints.number(number);
    return new TokenRecord(view, client, merchant, sealed, fingerprint, now);
  }

  /** Stores a new token by itself. */
  public CompletionStage<Void> add(TokenRecord token) {
    return store.addToken(token);
  }

  /** The card behind a token of that client as everybody may see it, or empty. */
  public CompletionStage<Optional<StoredCard>> find(String client, String token) {
    return store
        .token(client, token)
        .thenApply(
            found ->
                found.map(
                    record ->
                        new StoredCard(record.card(), record.merchant(), record.createdAt())));
  }

  /**
   * Opens the card behind a token of that client to pay with it, or empty when there is none. The
   * security code that came with the token is not taken over.
   */
  public CompletionStage<Optional<OpenedCard>> open(String client, String token) {
    return store
        .token(client, token)
        .thenApply(
            found ->
                found.map(
                    record ->
                        new OpenedCard(
                            record.card(),
                            cards.open(record.sealed(), client, record.merchant(), token))));
  }

  /** Forgets a token of that client; says whether there was one. */
  public CompletionStage<Boolean> delete(String client, String token) {
    return store.deleteToken(client, token);
  }

  /** Seals the details of a payment. */
  public SealedBytes sealDetails(String paymentId, PaymentDetails plain) {
    return details.seal(paymentId, plain);
  }

  /**
   * {@inheritDoc}
   *
   * @return completes exceptionally with {@link SealBrokenException} when the stored card was
   *     changed
   */
  @Override
  public CompletionStage<CardHandle> card(String client, String token) {
    return store
        .token(client, token)
        .thenApply(
            found ->
                found
                    .map(record -> cards.open(record.sealed(), client, record.merchant(), token))
                    .orElseGet(CardInHand::empty));
  }

  /**
   * {@inheritDoc}
   *
   * @throws SealBrokenException when the sealed bytes were changed, or belong to another payment
   */
  @Override
  public PaymentDetails details(String paymentId, SealedBytes sealed) {
    return details.open(paymentId, sealed);
  }
}
