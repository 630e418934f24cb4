package io.sallyport.connector.sandbox;

import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.CaptureOperation;
import io.sallyport.spi.operation.GetOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.PaymentReference;
import io.sallyport.spi.operation.RefundOperation;
import io.sallyport.spi.operation.VoidOperation;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import java.util.Optional;

/**
 * What the answer to an operation means. The operation may have been processed unless the answer
 * proves the contrary, so whatever can't be understood is unknown.
 */
record OperationAnswers(JsonObject body, ExchangeContext context)
    implements Operation.Cases<Optional<Outcome>> {
  /** The outcome of what can't be understood. */
  static final Outcome MALFORMED = Outcome.unknown(GatewayError.of("malformed_answer"));

  static Outcome outcome(Operation operation, WireResult result, ExchangeContext context) {
    return result.fold(
        response -> response.fold(http -> answered(operation, http, context), frame -> MALFORMED),
        WireFailure::outcome);
  }

  private static Outcome answered(
      Operation operation, HttpResponse response, ExchangeContext context) {
    boolean success = response.status() >= 200 && response.status() <= 299;
    return success
        ? response
            .json()
            .flatMap(body -> operation.fold(new OperationAnswers(body, context)))
            .orElse(MALFORMED)
        : Refusals.outcome(operation, response);
  }

  @Override
  public Optional<Outcome> authorize(AuthorizeOperation operation) {
    return Charge.read(body)
        .filter(charge -> charge.reference().equals(context.attemptReference()))
        .map(Charge::outcome);
  }

  @Override
  public Optional<Outcome> capture(CaptureOperation operation) {
    return followUp(operation.payment()).map(FollowUp::moved);
  }

  @Override
  public Optional<Outcome> voidPayment(VoidOperation operation) {
    return followUp(operation.payment()).map(FollowUp::voided);
  }

  @Override
  public Optional<Outcome> refund(RefundOperation operation) {
    return followUp(operation.payment()).map(FollowUp::moved);
  }

  @Override
  public Optional<Outcome> get(GetOperation operation) {
    return Charge.read(body)
        .filter(charge -> charge.id().equals(operation.payment().connectorTransactionId()))
        .map(Charge::outcome);
  }

  private Optional<FollowUp> followUp(PaymentReference payment) {
    return FollowUp.read(body)
        .filter(followUp -> followUp.charge().equals(payment.connectorTransactionId()))
        .filter(followUp -> followUp.reference().equals(context.attemptReference()));
  }
}
