package io.sallyport.runtime.tokens;

import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.runtime.validate.FollowUpRequest;
import io.sallyport.runtime.validate.PaymentRequest;
import io.sallyport.runtime.validate.RequestFingerprint;
import java.util.Arrays;

/**
 * Keyed hashes of requests, for idempotency: the same request has the same hash, whether or not a
 * security code came with it. Safe for use by several threads.
 */
public final class RequestHasher {
  private final DataKeys keys;
  private final CardFingerprints cards;

  /** With the keys for cards and requests. */
  public RequestHasher(DataKeys keys) {
    this.keys = keys;
    this.cards = new CardFingerprints(keys);
  }

  /** Of a payment, which must not be closed yet. */
  public Fingerprint payment(PaymentRequest request) {
    return hash(RequestFingerprint.canonical(request, cards));
  }

  /** Of a follow-up. */
  public Fingerprint followUp(FollowUpKind kind, String paymentId, FollowUpRequest request) {
    return hash(RequestFingerprint.canonical(kind, paymentId, request));
  }

  private Fingerprint hash(byte[] canonical) {
    try {
      return new Fingerprint(Hmac.of(keys.requestFingerprintKey(), canonical));
    } finally {
      Arrays.fill(canonical, (byte) 0);
    }
  }
}
