package io.sallyport.runtime.validate;

import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.Initiator;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;

/** Reads the body of {@code POST /v1/payments}. Safe for use by several threads. */
public final class PaymentRequestReader {
  private static final AmountReader AMOUNT = new AmountReader(0);
  private static final Choice<CaptureMethod> CAPTURE_METHODS = Choice.of(CaptureMethod.values());
  private static final Choice<Initiator> INITIATORS = Choice.of(Initiator.values());
  private static final ObjectShape<PaymentDraft> SHAPE =
      ObjectShape.<PaymentDraft>at("")
          .optional("merchant", (body, draft) -> draft.merchant = body.text(TextRule.ID))
          .optional("connector", (body, draft) -> draft.connector = readConnector(body))
          .required(
              "merchant_transaction_id",
              TextRule.ID.allowed(),
              (body, draft) -> draft.merchantTransactionId = body.text(TextRule.ID))
          .required(
              "amount",
              "an object with minor_amount and currency",
              (body, draft) -> draft.amount = AMOUNT.read(body))
          .optional(
              "capture_method",
              (body, draft) -> draft.captureMethod = body.constant(CAPTURE_METHODS))
          .required(
              "payment_method",
              PaymentMethodReader.ALLOWED,
              (body, draft) -> draft.paymentMethod = PaymentMethodReader.read(body, draft.now))
          .optional("customer", (body, draft) -> draft.customer = CustomerReader.read(body))
          .optional("billing", (body, draft) -> draft.billing = BillingReader.read(body))
          .optional("initiator", (body, draft) -> draft.initiator = body.constant(INITIATORS))
          .optional(
              "partial_authorization", (body, draft) -> draft.partialAuthorization = body.flag())
          .optional("return_url", (body, draft) -> draft.returnUrl = readUrl(body))
          .optional("metadata", (body, draft) -> draft.metadata = MetadataReader.read(body))
          .build();

  private final InstantSource clock;

  /**
   * A reader.
   *
   * @param clock tells which cards have expired
   */
  public PaymentRequestReader(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Reads a payment, which the caller has to close.
   *
   * @param body wiped in any case
   * @throws io.sallyport.engine.ProblemException when it is not allowed; nothing that was sent is
   *     repeated in it, and no secret of it is left open
   */
  public PaymentRequest read(byte[] body) {
    try (PaymentDraft draft = new PaymentDraft(clock.instant())) {
      return read(body, draft);
    }
  }

  static PaymentRequest read(byte[] body, PaymentDraft draft) {
    JsonBody.read(body, SHAPE, draft);
    return draft.finish();
  }

  private static String readConnector(JsonBody body) throws IOException {
    String connector = body.text(TextRule.CONNECTOR);
    if (!Character.isLetter(connector.charAt(0))) {
      throw body.invalid(TextRule.CONNECTOR.allowed());
    }
    return connector;
  }

  private static String readUrl(JsonBody body) throws IOException {
    String url = body.text(TextRule.URL);
    try {
      URI uri = new URI(url);
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw body.invalid(TextRule.URL.allowed());
    }
    throw body.invalid(TextRule.URL.allowed());
  }
}
