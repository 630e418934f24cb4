package io.sallyport.tck;

import io.sallyport.spi.Amount;
import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.Recovery;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.value.JsonNumber;
import io.sallyport.spi.value.JsonString;
import io.sallyport.spi.value.JsonValue;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.WireResponse;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is made of answers when all goes well. */
final class SuccessChecks {
  private SuccessChecks() {}

  static void successIsProcessed(Subject subject) {
    Subject.each(subject.operations(), SuccessChecks::requireProcessed);
  }

  static void lookupFindsWhatWasProcessed(Subject subject) {
    Subject.each(
        subject.recoveries().stream()
            .filter(exchange -> subject.recoveryOf(exchange.operation()) instanceof Recovery.Lookup)
            .toList(),
        SuccessChecks::requireProcessed);
  }

  private static void requireProcessed(Exchange exchange) {
    Step end = exchange.end();
    Processed processed =
        processed(end)
            .orElseThrow(
                () ->
                    exchange.failure(
                        "a success became "
                            + Rendering.of(end)
                            + ": look at answer() of your test, then at proceed()"));
    if (!processed.amount().equals(exchange.expectedAmount())) {
      throw exchange.failure(
          "a success was processed with "
              + processed.amount()
              + " where answer() of your test says "
              + exchange.expectedAmount());
    }
  }

  static void amountIsTheGateways(Subject subject) {
    Subject.each(
        subject.operations(),
        exchange ->
            exchange
                .expectedAmount()
                .ifPresent(
                    asked -> {
                      requireFollowed(exchange, asked, leaf -> otherAmount(leaf, asked));
                      requireFollowed(exchange, asked, leaf -> otherCurrency(leaf, asked));
                    }));
  }

  private static void requireFollowed(
      Exchange exchange, Amount asked, UnaryOperator<JsonValue> change) {
    for (Step.Send send : exchange.sends()) {
      WireResponse right = exchange.success(send);
      Optional<WireResponse> changed = changed(right, change);
      boolean tookOurs =
          changed
              .map(response -> exchange.after(send, response))
              .flatMap(SuccessChecks::processed)
              .flatMap(Processed::amount)
              .filter(asked::equals)
              .isPresent();
      if (tookOurs) {
        throw exchange.failure(
            "the gateway's answer had another amount or currency, but the outcome has the one that"
                + " was asked for: take both from the answer, the engine compares");
      }
    }
  }

  /** The answer with its leaves changed, or empty when it has no such leaf. */
  private static Optional<WireResponse> changed(
      WireResponse right, UnaryOperator<JsonValue> change) {
    if (right instanceof HttpResponse http && http.body() instanceof ResponseBody.Json body) {
      JsonValue other = JsonMutations.throughout(body.value(), change);
      return other.equals(body.value())
          ? Optional.empty()
          : Optional.of(
              new HttpResponse(http.status(), http.headers(), new ResponseBody.Json(other)));
    }
    return Optional.empty();
  }

  private static JsonValue otherAmount(JsonValue leaf, Amount asked) {
    return leaf.equals(JsonNumber.of(asked.minorAmount()))
        ? JsonNumber.of(asked.minorAmount() - 1)
        : leaf;
  }

  private static JsonValue otherCurrency(JsonValue leaf, Amount asked) {
    String other = asked.currency().equals("USD") ? "EUR" : "USD";
    return leaf.equals(new JsonString(asked.currency())) ? new JsonString(other) : leaf;
  }

  static Optional<Processed> processed(Step step) {
    Optional<Outcome> outcome =
        step.fold(send -> Optional.empty(), done -> Optional.of(done.outcome()), Optional::empty);
    return outcome.filter(Processed.class::isInstance).map(Processed.class::cast);
  }
}
