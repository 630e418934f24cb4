package io.sallyport.engine.recovery;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sallyport.engine.EngineSettings;
import io.sallyport.engine.exchange.Ended;
import io.sallyport.engine.exchange.ExchangeRunner;
import io.sallyport.engine.exchange.ExchangeRunner.Exchange;
import io.sallyport.engine.exchange.Operations;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.PaymentDetails;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.port.CardHandle;
import io.sallyport.engine.port.CardVault;
import io.sallyport.engine.route.ConnectorCatalog;
import io.sallyport.engine.route.ConnectorCatalog.Loaded;
import io.sallyport.engine.settle.Judge;
import io.sallyport.engine.store.PaymentStore;
import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.Recovery;
import io.sallyport.spi.manifest.Recovery.AwaitEvent;
import io.sallyport.spi.manifest.Recovery.Lookup;
import io.sallyport.spi.manifest.Recovery.Manual;
import io.sallyport.spi.manifest.Recovery.Replay;
import io.sallyport.spi.manifest.Recovery.Reverse;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.RejectionReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** One try to find out what became of an attempt, by the way that its connector declares. */
public final class Inquiry {
  private final PaymentStore store;
  private final CardVault vault;
  private final ConnectorCatalog catalog;
  private final ExchangeRunner runner;
  private final EngineSettings settings;
  private final Backoff backoff;
  private final Clock clock;

  /**
   * An inquiry.
   *
   * @param random spreads the tries
   */
  public Inquiry(
      PaymentStore store,
      CardVault vault,
      ConnectorCatalog catalog,
      ExchangeRunner runner,
      EngineSettings settings,
      RandomGenerator random,
      Clock clock) {
    this.store = store;
    this.vault = vault;
    this.catalog = catalog;
    this.runner = runner;
    this.settings = settings;
    this.backoff = new Backoff(random);
    this.clock = clock;
  }

  CompletionStage<Verdict> recover(PaymentRecord record, Attempt attempt) {
    if (attempt.step() == 0) {
      return known(Judge.of(Outcome.notSent(GatewayError.of("interrupted"))));
    }
    return ask(record, attempt)
        .thenApply(verdict -> isOverdue(attempt) ? lastWord(verdict) : verdict);
  }

  /** After the deadline a try that tells nothing was the last one. */
  private static Verdict lastWord(Verdict verdict) {
    return verdict.fold(Verdict.Known::new, notBefore -> new Verdict.Known(Judge.unresolved()));
  }

  private CompletionStage<Verdict> ask(PaymentRecord record, Attempt attempt) {
    Optional<Loaded> connector = catalog.find(attempt.connector());
    if (connector.isEmpty()) {
      return completedFuture(new Verdict.AskAgain(later(attempt)));
    }
    Loaded loaded = connector.get();
    Recovery declared = loaded.manifest().recovery(attempt.operation()).orElseGet(Manual::new);
    Instant asked = clock.instant();
    if (declared instanceof Lookup lookup) {
      return exchange(loaded, record, attempt)
          .thenApply(ended -> lookedUp(attempt, lookup, ended, asked));
    }
    if (declared instanceof Reverse) {
      return exchange(loaded, record, attempt).thenApply(ended -> reversed(attempt, ended));
    }
    if (declared instanceof Replay replay) {
      return canReplay(record, attempt, replay)
          ? exchange(loaded, record, attempt).thenApply(ended -> replayed(attempt, ended))
          : known(Judge.unresolved());
    }
    if (declared instanceof AwaitEvent await) {
      Instant end = attempt.sentAt().plus(await.deadline());
      return clock.instant().isBefore(end)
          ? completedFuture(new Verdict.AskAgain(end))
          : known(Judge.unresolved());
    }
    return known(Judge.unresolved());
  }

  /** When to ask again after a try that told nothing. */
  Instant later(Attempt attempt) {
    return clock.instant().plus(backoff.after(attempt.recoveries() + 1));
  }

  private boolean isOverdue(Attempt attempt) {
    return Duration.between(attempt.startedAt(), clock.instant())
            .compareTo(settings.recoveryDeadline())
        > 0;
  }

  private boolean canReplay(PaymentRecord record, Attempt attempt, Replay replay) {
    boolean codeIsGone =
        attempt.operation() == OperationKind.AUTHORIZE
            && record.payment().terms().hadSecurityCode();
    Duration age = Duration.between(attempt.startedAt(), clock.instant());
    Duration whenWritten = age.plus(settings.paymentTimeout());
    return !codeIsGone && whenWritten.compareTo(replay.keyLifetime()) < 0;
  }

  private CompletionStage<Ended> exchange(Loaded loaded, PaymentRecord record, Attempt attempt) {
    return operation(record, attempt)
        .thenCompose(
            operation ->
                vault
                    .card(
                        record.payment().terms().client(), record.payment().terms().card().token())
                    .thenCompose(card -> exchange(loaded, attempt, operation, card)));
  }

  private CompletionStage<Ended> exchange(
      Loaded loaded, Attempt attempt, Operation operation, CardHandle card) {
    Exchange exchange =
        new Exchange(
            loaded.id(),
            loaded.connector(),
            operation,
            card,
            clock.instant().plus(settings.paymentTimeout()),
            step -> completedFuture(null));
    Step first =
        runner.begin(
            loaded.id(),
            () -> loaded.connector().recover(operation, attempt.state(), attempt.context()));
    return runner.run(exchange, attempt, first).whenComplete((ended, failure) -> card.close());
  }

  private CompletionStage<Operation> operation(PaymentRecord record, Attempt attempt) {
    if (attempt.followUpId().isPresent()) {
      return completedFuture(
          Operations.followUp(
              record.payment(), record.followUp(attempt.followUpId().get()).orElseThrow()));
    }
    return store
        .details(record.payment().id())
        .thenApply(
            stored -> {
              PaymentDetails details =
                  stored
                      .map(bytes -> vault.details(record.payment().id(), bytes))
                      .orElse(PaymentDetails.NONE);
              return Operations.authorize(record.payment().terms(), details, false);
            });
  }

  private Verdict lookedUp(Attempt attempt, Lookup lookup, Ended ended, Instant asked) {
    if (ended.outcome().isEmpty() && ended.lastFailure().isPresent()) {
      return new Verdict.AskAgain(later(attempt));
    }
    if (ended.outcome().isEmpty()) {
      Instant settled = attempt.sentAt().plus(lookup.settleTime());
      return asked.isBefore(settled)
          ? new Verdict.AskAgain(settled)
          : new Verdict.Known(Judge.of(Outcome.notSent(GatewayError.of("not_found"))));
    }
    return told(attempt, ended);
  }

  /** A refusal of the repeat says nothing about the original, unless it is the issuer's no. */
  private Verdict replayed(Attempt attempt, Ended ended) {
    boolean refused =
        ended.outcome().filter(outcome -> isRejected(outcome, RejectionReason.INVALID)).isPresent();
    return refused ? new Verdict.AskAgain(later(attempt)) : told(attempt, ended);
  }

  private Verdict reversed(Attempt attempt, Ended ended) {
    boolean acknowledged =
        ended.outcome().filter(outcome -> outcome.certainty() == Certainty.PROCESSED).isPresent();
    return acknowledged
        ? new Verdict.Known(Judge.reversed())
        : new Verdict.AskAgain(later(attempt));
  }

  /** A try whose own request failed has told nothing, whatever the connector makes of it. */
  private Verdict told(Attempt attempt, Ended ended) {
    Outcome outcome = ended.requireOutcome();
    boolean nothing =
        ended.lastFailure().isPresent()
            || outcome.certainty() == Certainty.UNKNOWN
            || outcome.certainty() == Certainty.NOT_SENT
            || isRejected(outcome, RejectionReason.THROTTLED)
            || isRejected(outcome, RejectionReason.CREDENTIAL);
    return nothing ? new Verdict.AskAgain(later(attempt)) : new Verdict.Known(Judge.of(outcome));
  }

  private static boolean isRejected(Outcome outcome, RejectionReason reason) {
    return outcome instanceof Outcome.Rejected rejected && rejected.reason() == reason;
  }

  private static CompletionStage<Verdict> known(Judge judge) {
    return completedFuture(new Verdict.Known(judge));
  }
}
