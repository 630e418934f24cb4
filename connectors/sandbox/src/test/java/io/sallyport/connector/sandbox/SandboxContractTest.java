package io.sallyport.connector.sandbox;

import io.sallyport.spi.ConnectorProvider;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.CaptureOperation;
import io.sallyport.spi.operation.GetOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.PaymentReference;
import io.sallyport.spi.operation.RefundOperation;
import io.sallyport.spi.operation.VoidOperation;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResponse;
import io.sallyport.tck.ConnectorContract;

/** The connector keeps the contract of every connector. */
class SandboxContractTest extends ConnectorContract {
  @Override
  protected ConnectorProvider provider() {
    return new SandboxConnectorProvider();
  }

  @Override
  protected WireResponse answer(Operation operation, WireRequest request, ExchangeContext context) {
    boolean read = request instanceof HttpRequest http && http.method() == HttpMethod.GET;
    String reference = context.attemptReference();
    return read
        ? Answers.response(200, operation.fold(new Known(reference)))
        : Answers.response(201, operation.fold(new Made(reference)));
  }

  @Override
  protected WireResponse probeAccepted(WireRequest probe) {
    return Answers.response(200, Answers.ping());
  }

  @Override
  protected WireResponse probeRefused(WireRequest probe) {
    return Answers.response(401, Answers.error("invalid_api_key"));
  }

  /** What the gateway answers to an operation. */
  private record Made(String reference) implements Operation.Cases<JsonObject> {
    @Override
    public JsonObject authorize(AuthorizeOperation operation) {
      return Answers.charge(Samples.CHARGE_ID, reference, "authorized", operation.amount());
    }

    @Override
    public JsonObject capture(CaptureOperation operation) {
      return Answers.followUp("cap_a", id(operation.payment()), reference, operation.amount());
    }

    @Override
    public JsonObject voidPayment(VoidOperation operation) {
      return Answers.followUp(
          "void_a", id(operation.payment()), reference, operation.payment().authorizedAmount());
    }

    @Override
    public JsonObject refund(RefundOperation operation) {
      return Answers.followUp("ref_a", id(operation.payment()), reference, operation.amount());
    }

    private static String id(PaymentReference payment) {
      return payment.connectorTransactionId();
    }
  }

  /** What the gateway answers to who asks later. */
  private record Known(String reference) implements Operation.Cases<JsonObject> {
    @Override
    public JsonObject authorize(AuthorizeOperation operation) {
      JsonObject charge = operation.fold(new Made(reference));
      return JsonObject.builder().put("data", Answers.list(charge)).build();
    }

    @Override
    public JsonObject capture(CaptureOperation operation) {
      return chargeWith("captures", operation, operation.payment());
    }

    @Override
    public JsonObject voidPayment(VoidOperation operation) {
      return chargeWith("voids", operation, operation.payment());
    }

    @Override
    public JsonObject refund(RefundOperation operation) {
      return chargeWith("refunds", operation, operation.payment());
    }

    @Override
    public JsonObject get(GetOperation operation) {
      return charge(operation.payment());
    }

    private JsonObject chargeWith(String list, Operation operation, PaymentReference payment) {
      JsonObject followUp = operation.fold(new Made(reference));
      return Answers.with(charge(payment), list, Answers.list(followUp));
    }

    private static JsonObject charge(PaymentReference payment) {
      return Answers.charge(
          payment.connectorTransactionId(), "att_first", "authorized", payment.authorizedAmount());
    }
  }
}
