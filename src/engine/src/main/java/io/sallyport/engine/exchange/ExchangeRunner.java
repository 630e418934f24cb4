package io.sallyport.engine.exchange;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.Alerts;
import io.sallyport.engine.port.CardHandle;
import io.sallyport.engine.port.CredentialFeedback;
import io.sallyport.engine.port.CredentialStamp;
import io.sallyport.engine.port.Delivery;
import io.sallyport.engine.port.Transport;
import io.sallyport.engine.port.UndeclaredFlowException;
import io.sallyport.spi.Connector;
import io.sallyport.spi.Step;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs exchanges. A connector that throws, or answers what it may not, ends its exchange as unknown
 * when something may have been processed, and as not sent otherwise.
 */
public final class ExchangeRunner {
  /** The most sends of one exchange; more is a connector that does not come to an end. */
  public static final int MAX_STEPS = 8;

  private final Transport transport;
  private final CredentialFeedback credentials;
  private final Alerts alerts;
  private final Clock clock;

  /** A runner over a transport, which tells {@code credentials} what the gateways say to them. */
  public ExchangeRunner(
      Transport transport, CredentialFeedback credentials, Alerts alerts, Clock clock) {
    this.transport = transport;
    this.credentials = credentials;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * An exchange.
   *
   * @param journal makes an attempt's next send durable; not asked for the first, which is durable
   *     already
   * @param deadline when to give up waiting for answers
   */
  public record Exchange(
      String connectorId,
      Connector connector,
      Operation operation,
      CardHandle card,
      Instant deadline,
      Function<Attempt, CompletionStage<Void>> journal) {}

  /** Asks the connector for the first step; a connector that throws is done, not sent. */
  public Step begin(String connectorId, Supplier<Step> question) {
    try {
      return question.get();
    } catch (RuntimeException defect) {
      return defect(connectorId, false);
    }
  }

  /** What is known of the last request when the exchange goes on or ends. */
  private record Last(Optional<WireFailure> failure, Optional<CompletionStage<Boolean>> renewal) {
    private static final Last NOT_SENT = new Last(Optional.empty(), Optional.empty());
  }

  /** Runs an exchange from its first step, which is durable in {@code attempt}. */
  public CompletionStage<Ended> run(Exchange exchange, Attempt attempt, Step first) {
    return advance(exchange, attempt, first, Last.NOT_SENT);
  }

  private CompletionStage<Ended> advance(Exchange exchange, Attempt attempt, Step step, Last last) {
    return step.fold(
        send -> send(exchange, attempt, send),
        done -> ended(Optional.of(done.outcome()), attempt, last),
        () -> ended(Optional.empty(), attempt, last));
  }

  private static CompletionStage<Ended> ended(
      Optional<Outcome> outcome, Attempt attempt, Last last) {
    return completedFuture(new Ended(outcome, attempt, last.failure(), last.renewal()));
  }

  private CompletionStage<Ended> send(Exchange exchange, Attempt attempt, Step.Send send) {
    return transport
        .send(exchange.connectorId(), send.request(), exchange.card(), exchange.deadline())
        .handle(
            (delivery, thrown) -> {
              if (delivery == null) {
                return advance(
                    exchange, attempt, refused(exchange, attempt, thrown), Last.NOT_SENT);
              }
              return proceed(exchange, attempt, send, delivery);
            })
        .thenCompose(Function.identity());
  }

  private CompletionStage<Ended> proceed(
      Exchange exchange, Attempt attempt, Step.Send sent, Delivery delivery) {
    WireResult result = delivery.result();
    Optional<WireFailure> failure =
        result.fold(answered -> Optional.<WireFailure>empty(), Optional::of);
    boolean maybeProcessed = failure.map(WireFailure::maybeProcessed).orElse(true);
    Step next;
    try {
      next =
          exchange
              .connector()
              .proceed(exchange.operation(), sent.state(), result, attempt.context());
    } catch (RuntimeException defect) {
      next = defect(exchange.connectorId(), maybeProcessed || attempt.step() > 1);
    }
    Last last = new Last(failure, tellCredentials(exchange, delivery, next));
    if (!(next instanceof Step.Send send)) {
      return advance(exchange, attempt, next, last);
    }
    if (attempt.step() >= MAX_STEPS) {
      return advance(exchange, attempt, defect(exchange.connectorId(), true), last);
    }
    Attempt moved = attempt.atStep(attempt.step() + 1, send.state(), clock.instant());
    return exchange.journal().apply(moved).thenCompose(durable -> send(exchange, moved, send));
  }

  /** What carried no credentials says nothing about any. */
  private Optional<CompletionStage<Boolean>> tellCredentials(
      Exchange exchange, Delivery delivery, Step next) {
    CredentialStamp stamp = delivery.credentials();
    if (stamp.equals(CredentialStamp.NONE)) {
      return Optional.empty();
    }
    return switch (CredentialStanding.of(delivery.result(), next)) {
      case ACCEPTED -> {
        credentials.accepted(stamp);
        yield Optional.empty();
      }
      case REFUSED -> Optional.of(credentials.refused(exchange.connectorId(), stamp));
      case UNTOLD -> Optional.empty();
    };
  }

  private Step refused(Exchange exchange, Attempt attempt, Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof UndeclaredFlowException undeclared) {
      alerts.raise(
          new Alert(
              Alert.Kind.UNDECLARED_FLOW,
              exchange.connectorId(),
              String.valueOf(undeclared.getMessage())));
      GatewayError error = GatewayError.of("undeclared_flow");
      return Step.done(attempt.step() > 1 ? Outcome.unknown(error) : Outcome.notSent(error));
    }
    return defect(exchange.connectorId(), true);
  }

  private Step defect(String connectorId, boolean maybeProcessed) {
    alerts.raise(
        new Alert(
            Alert.Kind.CONNECTOR_DEFECT,
            connectorId,
            "the connector threw or did not come to an end; its outcome is taken as "
                + (maybeProcessed ? "unknown" : "not sent")));
    GatewayError error = GatewayError.of("connector_defect");
    return Step.done(maybeProcessed ? Outcome.unknown(error) : Outcome.notSent(error));
  }
}
