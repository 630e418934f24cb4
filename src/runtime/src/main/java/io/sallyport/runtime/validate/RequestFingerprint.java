package io.sallyport.runtime.validate;

import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.payment.PaymentDetails;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.spi.Amount;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What makes a request the same as another, as bytes: every field but the security code, in a fixed
 * order, with keyed hashes in place of card data. Different requests never give the same bytes; the
 * order of members and the white space of the body make no difference.
 */
public final class RequestFingerprint {
  private static final String PAYMENT = "sallyport/request/payment/v1";
  private static final String FOLLOW_UP = "sallyport/request/follow-up/v1";

  private RequestFingerprint() {}

  /** Hashes card data with a key. */
  public interface CardHashes {
    /** Of the card number. */
    Fingerprint number(Secret number);

    /** Of the holder's name. */
    Fingerprint holderName(Secret holderName);
  }

  /**
   * The bytes of a payment, which hold personal details: the caller has to wipe them.
   *
   * @param request not closed yet
   */
  public static byte[] canonical(PaymentRequest request, CardHashes hashes) {
    try (FieldWriter writer = new FieldWriter(PAYMENT)) {
      writer.text(request.merchant()).text(request.connector());
      writer.text(request.merchantTransactionId());
      writeAmount(writer, request.amount());
      writer.text(request.captureMethod().name()).text(request.initiator().name());
      writer.flag(request.partialAuthorization());
      writeDetails(writer, request.details());
      request
          .paymentMethod()
          .fold(
              card -> writeCard(writer.flag(true), card, hashes),
              token -> writer.flag(false).text(token.token()));
      return writer.toByteArray();
    }
  }

  /** The bytes of a follow-up. */
  public static byte[] canonical(FollowUpKind kind, String paymentId, FollowUpRequest request) {
    try (FieldWriter writer = new FieldWriter(FOLLOW_UP)) {
      writer.text(kind.name()).text(paymentId).flag(request.isFinal());
      writer.flag(request.amount().isPresent());
      request.amount().ifPresent(amount -> writeAmount(writer, amount));
      return writer.toByteArray();
    }
  }

  private static void writeAmount(FieldWriter writer, Amount amount) {
    writer.number(amount.minorAmount()).text(amount.currency());
  }

  private static void writeDetails(FieldWriter writer, PaymentDetails details) {
    writer.text(details.customer().id());
    writer.text(details.customer().ip());
    writer.text(details.customer().email());
    writer.text(details.billing().country());
    writer.text(details.billing().postalCode());
    writer.text(details.billing().city());
    writer.text(details.billing().line1());
    writer.text(details.billing().line2());
    writer.text(details.returnUrl());
    Map<String, String> sorted = new TreeMap<>(details.metadata());
    writer.number(sorted.size());
    sorted.forEach((name, value) -> writer.text(name).text(value));
  }

  private static FieldWriter writeCard(FieldWriter writer, CardInput input, CardHashes hashes) {
    Secret number = input.card().number();
    Secret holderName = input.card().holderName();
    writeHash(writer, number == null ? null : hashes.number(number));
    writeHash(writer, holderName == null ? null : hashes.holderName(holderName));
    return writer.number(input.expiryMonth()).number(input.expiryYear());
  }

  private static void writeHash(FieldWriter writer, @Nullable Fingerprint hash) {
    writer.flag(hash != null);
    if (hash != null) {
      writer.bytes(hash.toArray());
    }
  }
}
