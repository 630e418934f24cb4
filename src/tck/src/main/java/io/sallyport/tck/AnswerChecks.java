package io.sallyport.tck;

import io.sallyport.spi.Amount;
import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.Recovery;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.CaptureOperation;
import io.sallyport.spi.operation.GetOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.RefundOperation;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.value.JsonNumber;
import io.sallyport.spi.value.JsonString;
import io.sallyport.spi.value.JsonValue;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.WireResponse;
import io.sallyport.tck.HostileAnswer.Meaning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What is made of answers. */
final class AnswerChecks {
  private AnswerChecks() {}

  static void hostileAnswersAreSurvived(Subject subject) {
    List<Exchange> exchanges = new ArrayList<>(subject.operations());
    exchanges.addAll(subject.recoveries());
    Subject.each(
        exchanges,
        exchange -> {
          for (Step.Send send : exchange.sends()) {
            for (HostileAnswer hostile : HostileAnswers.insteadOf(exchange.success(send))) {
              requireSurvived(exchange, send, hostile);
            }
          }
        });
  }

  private static void requireSurvived(Exchange exchange, Step.Send send, HostileAnswer hostile) {
    Step step;
    try {
      step = exchange.after(send, hostile.response());
    } catch (RuntimeException thrown) {
      throw (AssertionError)
          exchange
              .failure(
                  "the answer "
                      + hostile.name()
                      + " made proceed throw: read answers with what gives Optional, and answer"
                      + " with Outcome.unknown where something is missing")
              .initCause(thrown);
    }
    Set<Verdict> allowed = allowed(exchange, hostile.meaning());
    Verdict verdict = Verdict.of(step);
    if (!allowed.contains(verdict)) {
      throw exchange.failure(
          "the answer " + hostile.name() + " became " + verdict + "; it may only be " + allowed);
    }
    requireAmount(exchange, step, hostile);
  }

  private static Set<Verdict> allowed(Exchange exchange, Meaning meaning) {
    Set<Verdict> allowed = EnumSet.of(Verdict.UNDECIDED);
    boolean recovery = exchange.isRecovery();
    if (meaning == Meaning.BARE_SUCCESS
        && !recovery
        && expected(exchange.operation()).isEmpty()) {
      allowed.add(Verdict.PROCESSED);
    }
    if (meaning == Meaning.BARE_NOT_FOUND && recovery) {
      allowed.add(Verdict.NOT_FOUND);
    }
    if ((meaning == Meaning.BARE_REFUSAL || meaning == Meaning.BARE_NOT_FOUND) && !recovery) {
      allowed.add(Verdict.REJECTED);
    }
    if (meaning == Meaning.NEARLY_RIGHT) {
      allowed.add(Verdict.REJECTED);
      allowed.add(Verdict.PROCESSED);
      if (recovery) {
        allowed.add(Verdict.NOT_FOUND);
      }
    }
    return allowed;
  }

  private static void requireAmount(Exchange exchange, Step step, HostileAnswer hostile) {
    if (expected(exchange.operation()).isPresent()
        && processed(step).isPresent()
        && processed(step).flatMap(Processed::amount).isEmpty()) {
      throw exchange.failure(
          "the answer " + hostile.name() + " became PROCESSED without an amount: that is unknown");
    }
  }

  static void successIsProcessed(Subject subject) {
    Subject.each(subject.operations(), AnswerChecks::requireProcessed);
  }

  static void lookupFindsWhatWasProcessed(Subject subject) {
    Subject.each(
        subject.recoveries().stream()
            .filter(
                exchange ->
                    subject.recoveryOf(exchange.operation()) instanceof Recovery.Lookup)
            .toList(),
        AnswerChecks::requireProcessed);
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
    if (!processed.amount().equals(expected(exchange.operation()))) {
      throw exchange.failure(
          "a success was processed with "
              + processed.amount()
              + " where answer() of your test says "
              + expected(exchange.operation()));
    }
  }

  static void amountIsTheGateways(Subject subject) {
    Subject.each(
        subject.operations(),
        exchange ->
            expected(exchange.operation())
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
              .flatMap(AnswerChecks::processed)
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

  /** The amount that a success has, or empty for operations that have none. */
  private static Optional<Amount> expected(Operation operation) {
    if (operation instanceof AuthorizeOperation authorize) {
      return Optional.of(authorize.amount());
    }
    if (operation instanceof CaptureOperation capture) {
      return Optional.of(capture.amount());
    }
    if (operation instanceof RefundOperation refund) {
      return Optional.of(refund.amount());
    }
    return operation instanceof GetOperation get
        ? Optional.of(get.payment().authorizedAmount())
        : Optional.empty();
  }

  private static Optional<Processed> processed(Step step) {
    Optional<Outcome> outcome =
        step.fold(send -> Optional.empty(), done -> Optional.of(done.outcome()), Optional::empty);
    return outcome.filter(Processed.class::isInstance).map(Processed.class::cast);
  }
}
