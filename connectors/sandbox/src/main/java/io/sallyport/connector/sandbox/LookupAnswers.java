package io.sallyport.connector.sandbox;

import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.Step;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.CaptureOperation;
import io.sallyport.spi.operation.GetOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.PaymentReference;
import io.sallyport.spi.operation.RefundOperation;
import io.sallyport.spi.operation.VoidOperation;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.RejectionReason;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.WireResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the answer to a lookup means for the operation that is in doubt.
 *
 * <p>A lookup that fails has told nothing: that <em>it</em> was not sent, throttled or refused says
 * nothing about the operation, which stays unknown; that our key was not taken is told as such, so
 * that the engine looks for a newer one. Only a whole, well-formed answer without our reference
 * says that the gateway does not know the operation.
 */
record LookupAnswers(JsonObject body, ExchangeContext context)
    implements Operation.Cases<Optional<Step>> {
  private static final Step MALFORMED = Step.done(OperationAnswers.MALFORMED);

  static Step step(Operation operation, WireResult result, ExchangeContext context) {
    return result.fold(
        response -> response.fold(http -> answered(operation, http, context), frame -> MALFORMED),
        failure -> Step.done(Outcome.unknown(failure.error())));
  }

  private static Step answered(
      Operation operation, HttpResponse response, ExchangeContext context) {
    return switch (response.status()) {
      case 200 ->
          response
              .json()
              .flatMap(body -> operation.fold(new LookupAnswers(body, context)))
              .orElse(MALFORMED);
      case 401, 403 -> Step.done(Outcome.rejected(RejectionReason.CREDENTIAL, error(response)));
      default -> Step.done(Outcome.unknown(error(response)));
    };
  }

  private static GatewayError error(HttpResponse response) {
    return GatewayError.of("lookup_answered_" + response.status());
  }

  @Override
  public Optional<Step> authorize(AuthorizeOperation operation) {
    return all("data", Charge::read)
        .filter(
            charges ->
                charges.stream()
                    .allMatch(charge -> charge.reference().equals(context.attemptReference())))
        .map(charges -> found(charges.stream().map(Charge::outcome).toList()));
  }

  @Override
  public Optional<Step> capture(CaptureOperation operation) {
    return followUp(operation.payment(), "captures", FollowUp::moved);
  }

  @Override
  public Optional<Step> voidPayment(VoidOperation operation) {
    return followUp(operation.payment(), "voids", FollowUp::voided);
  }

  @Override
  public Optional<Step> refund(RefundOperation operation) {
    return followUp(operation.payment(), "refunds", FollowUp::moved);
  }

  @Override
  public Optional<Step> get(GetOperation operation) {
    return new OperationAnswers(body, context).get(operation).map(Step::done);
  }

  private Optional<Step> followUp(
      PaymentReference payment, String list, Function<FollowUp, Outcome> meaning) {
    String id = payment.connectorTransactionId();
    return Charge.read(body)
        .filter(charge -> charge.id().equals(id))
        .flatMap(charge -> all(list, FollowUp::read))
        .filter(all -> all.stream().allMatch(followUp -> followUp.charge().equals(id)))
        .map(all -> found(ours(all).map(meaning).toList()));
  }

  private Stream<FollowUp> ours(List<FollowUp> followUps) {
    return followUps.stream()
        .filter(followUp -> followUp.reference().equals(context.attemptReference()));
  }

  /** Two of one reference can't be told apart, and a second one may be a second charge. */
  private static Step found(List<Outcome> outcomes) {
    return switch (outcomes.size()) {
      case 0 -> Step.notFound();
      case 1 -> Step.done(outcomes.get(0));
      default -> unknown("ambiguous_answer");
    };
  }

  /** Every element of a list, or empty when one can't be read: it might have been ours. */
  private <T> Optional<List<T>> all(String list, Function<JsonObject, Optional<T>> reader) {
    return body.array(list)
        .flatMap(
            array -> {
              List<T> read =
                  array.objects().stream().map(reader).flatMap(Optional::stream).toList();
              return isWhole(array, read) ? Optional.of(read) : Optional.empty();
            });
  }

  private static boolean isWhole(JsonArray array, List<?> read) {
    return read.size() == array.elements().size();
  }

  private static Step unknown(String code) {
    return Step.done(Outcome.unknown(GatewayError.of(code)));
  }
}
