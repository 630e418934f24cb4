package io.sallyport.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.CardView;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentState;
import io.sallyport.engine.payment.PaymentStatus;
import io.sallyport.engine.payment.PaymentTerms;
import io.sallyport.spi.Amount;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.CardNetwork;
import io.sallyport.spi.operation.Initiator;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.value.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Values to store, told apart by a name. Instants are whole microseconds, as stores keep them. */
public final class Samples {
  /** When everything starts. */
  public static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

  /** How long a key lives. */
  public static final Duration KEY_LIFE = Duration.ofHours(24);

  /** Who asks, unless said otherwise. */
  public static final String CLIENT = "client-1";

  /** For whom, unless said otherwise. */
  public static final String MERCHANT = "shop-1";

  private Samples() {}

  /** A payment with ids {@code pay_name} and {@code att_name}, and a token of its own. */
  public static NewPayment payment(String name) {
    return payment(name, CLIENT, MERCHANT, "order-" + name);
  }

  /** The same for somebody else, or with another transaction id. */
  public static NewPayment payment(
      String name, String client, String merchant, String transactionId) {
    Payment payment = startedPayment(name, client, merchant, transactionId);
    KeyRecord key = key(name, client, Optional.empty(), "pay_" + name, NOW);
    return new NewPayment(
        payment,
        attempt("att_" + name, payment.id(), Optional.empty(), Optional.of(key.scope()), NOW),
        key,
        Optional.of(token("tok_" + name, client, merchant)),
        sealed("details of " + name));
  }

  /** The same payment under another key. */
  public static NewPayment underKey(NewPayment payment, KeyScope scope, Instant now) {
    Attempt attempt = payment.attempt();
    KeyRecord key =
        new KeyRecord(
            scope,
            payment.key().fingerprint(),
            payment.payment().id(),
            Optional.empty(),
            Optional.empty(),
            now.plus(KEY_LIFE));
    return new NewPayment(
        payment.payment(),
        attempt(attempt.id(), attempt.paymentId(), Optional.empty(), Optional.of(scope), now),
        key,
        payment.token(),
        payment.details());
  }

  private static Payment startedPayment(
      String name, String client, String merchant, String transactionId) {
    PaymentTerms terms =
        new PaymentTerms(
            "pay_" + name,
            client,
            merchant,
            "sandbox",
            transactionId,
            new Amount(1999, "EUR"),
            CaptureMethod.MANUAL,
            Initiator.CUSTOMER,
            false,
            true,
            card("tok_" + name),
            NOW);
    return new Payment(terms, PaymentState.started(NOW), 1);
  }

  /** A card. */
  public static CardView card(String token) {
    return new CardView(token, "4111-XXXX-XXXX-1111", CardNetwork.VISA, 12, 2031, true);
  }

  /** A stored card. */
  public static TokenRecord token(String token, String client, String merchant) {
    return new TokenRecord(
        card(token), client, merchant, sealed("card of " + token), fingerprint(token), NOW);
  }

  /** A key of the route for payments, or of the one for follow-ups. */
  public static KeyRecord key(
      String name, String client, Optional<String> followUpId, String paymentId, Instant now) {
    String route =
        followUpId.isPresent()
            ? "POST /v1/payments/" + paymentId + "/captures"
            : "POST /v1/payments";
    return new KeyRecord(
        new KeyScope(client, route, "key-" + name),
        fingerprint(name),
        paymentId,
        followUpId,
        Optional.empty(),
        now.plus(KEY_LIFE));
  }

  /** A capture of a payment, with a key. */
  public static NewFollowUp followUp(String name, Payment payment, long version) {
    KeyRecord key =
        key(name, payment.terms().client(), Optional.of("cap_" + name), payment.id(), NOW);
    return new NewFollowUp(
        capture(name, payment.id()),
        attempt(
            "att_" + name, payment.id(), Optional.of("cap_" + name), Optional.of(key.scope()), NOW),
        version,
        Optional.of(key));
  }

  /** A capture. */
  public static FollowUp capture(String name, String paymentId) {
    return FollowUp.started(
        "cap_" + name, paymentId, FollowUpKind.CAPTURE, new Amount(500, "EUR"), true, false, NOW);
  }

  /** An attempt at its first send. */
  public static Attempt attempt(
      String id,
      String paymentId,
      Optional<String> followUpId,
      Optional<KeyScope> key,
      Instant now) {
    return new Attempt(
        id,
        paymentId,
        followUpId,
        followUpId.isPresent() ? OperationKind.CAPTURE : OperationKind.AUTHORIZE,
        "sandbox",
        1,
        17,
        now,
        1,
        JsonObject.empty(),
        now,
        Optional.empty(),
        Optional.empty(),
        false,
        0,
        Optional.empty(),
        key);
  }

  /** The payment at a status without any rule being asked. */
  public static Payment forced(Payment payment, PaymentStatus status) {
    PaymentState state =
        payment.state().with(status, Certainty.PROCESSED, Optional.empty(), NOW.plusSeconds(1));
    return new Payment(payment.terms(), state, payment.version() + 1);
  }

  /** A settlement of attempt and payment alone. */
  public static Settlement settlement(Attempt attempt, Payment payment) {
    return new Settlement(
        attempt, Optional.empty(), payment, Optional.empty(), false, Optional.empty());
  }

  /** Something encrypted; its bytes can be told apart. */
  public static SealedBytes sealed(String content) {
    return new SealedBytes("key_1", content.getBytes(UTF_8));
  }

  /** A fingerprint; different for different texts of up to 32 bytes. */
  public static Fingerprint fingerprint(String text) {
    byte[] hash = new byte[32];
    byte[] content = text.getBytes(UTF_8);
    System.arraycopy(content, 0, hash, 0, Math.min(content.length, hash.length));
    return new Fingerprint(hash);
  }
}
