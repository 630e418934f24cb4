package io.sallyport.connector.sandbox;

import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.CaptureOperation;
import io.sallyport.spi.operation.CardMethod;
import io.sallyport.spi.operation.GetOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.PaymentReference;
import io.sallyport.spi.operation.RefundOperation;
import io.sallyport.spi.operation.VoidOperation;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.Segment;
import java.util.Optional;
import java.util.regex.Pattern;

/** The request that asks for an operation. */
record OperationRequests(ExchangeContext context) implements Operation.Cases<HttpRequest> {
  private static final String FAULT = "sandbox_fault";
  private static final Pattern FAULT_NAME = Pattern.compile("[a-z0-9_]{1,40}");

  @Override
  public HttpRequest authorize(AuthorizeOperation operation) {
    JsonObject.Builder body =
        reference()
            .put("merchant_reference", operation.merchantTransactionId())
            .put("amount", operation.amount().minorAmount())
            .put("currency", operation.amount().currency())
            .put("capture", capturesAtOnce(operation))
            .put("allow_partial", operation.partialAuthorization())
            .put("card", operation.paymentMethod().fold(OperationRequests::card))
            .put("fault", fault(operation));
    return post(SandboxManifest.CHARGES).json(body.build()).build();
  }

  @Override
  public HttpRequest capture(CaptureOperation operation) {
    JsonObject.Builder body =
        reference().put("amount", operation.amount().minorAmount()).put("final", operation.last());
    return followUp(SandboxManifest.CAPTURES, operation.payment(), body);
  }

  @Override
  public HttpRequest voidPayment(VoidOperation operation) {
    return followUp(SandboxManifest.VOIDS, operation.payment(), reference());
  }

  @Override
  public HttpRequest refund(RefundOperation operation) {
    JsonObject.Builder body = reference().put("amount", operation.amount().minorAmount());
    return followUp(SandboxManifest.REFUNDS, operation.payment(), body);
  }

  @Override
  public HttpRequest get(GetOperation operation) {
    return read(SandboxManifest.CHARGE, operation.payment().connectorTransactionId()).build();
  }

  /** A read, with our credential. */
  static HttpRequest.Builder read(String path, String... arguments) {
    return request(HttpMethod.GET, path, arguments);
  }

  private HttpRequest followUp(String path, PaymentReference payment, JsonObject.Builder body) {
    return post(path, payment.connectorTransactionId()).json(body.build()).build();
  }

  private HttpRequest.Builder post(String path, String... arguments) {
    return request(HttpMethod.POST, path, arguments)
        .header(SandboxManifest.IDEMPOTENCY_KEY, context.gatewayKey(1));
  }

  private static HttpRequest.Builder request(HttpMethod method, String path, String... arguments) {
    Reference key = Reference.credential(SandboxManifest.API_KEY);
    return HttpRequest.builder(SandboxManifest.API, method, path, arguments)
        .header(
            SandboxManifest.AUTHORIZATION,
            Segment.text("Bearer "),
            Segment.value(key, Encoding.HEADER));
  }

  private JsonObject.Builder reference() {
    return JsonObject.builder().put("reference", context.attemptReference());
  }

  /** The gateway verifies an account by amount zero, which nobody can capture. */
  private static boolean capturesAtOnce(AuthorizeOperation operation) {
    return operation.captureMethod() == CaptureMethod.AUTOMATIC && !operation.amount().isZero();
  }

  private static JsonObject card(CardMethod card) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("number", Reference.cardNumber())
            .put("expiry_month", card.expiryMonth())
            .put("expiry_year", card.expiryYear());
    if (card.hasSecurityCode()) {
      json.put("security_code", Reference.securityCode());
    }
    if (card.hasHolderName()) {
      json.put("holder_name", Reference.holderName());
    }
    return json.build();
  }

  /** Metadata is the application's own, so what is no name of a fault is not passed on. */
  private static Optional<String> fault(AuthorizeOperation operation) {
    return Optional.ofNullable(operation.metadata().get(FAULT))
        .filter(name -> FAULT_NAME.matcher(name).matches());
  }
}
