package io.sallyport.engine.flow;

import static java.util.concurrent.CompletableFuture.failedFuture;

import io.sallyport.engine.EngineSettings;
import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.exchange.Operations;
import io.sallyport.engine.flow.Execution.Prepared;
import io.sallyport.engine.flow.Execution.Work;
import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.payment.FollowUpRules;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.port.CardHandle;
import io.sallyport.engine.port.CardVault;
import io.sallyport.engine.port.Ids;
import io.sallyport.engine.route.ConnectorCatalog.Loaded;
import io.sallyport.engine.route.Router;
import io.sallyport.engine.settle.Answers;
import io.sallyport.engine.store.NewFollowUp;
import io.sallyport.engine.store.PaymentStore;
import io.sallyport.spi.Amount;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A capture, void or refund: judged on the payment as it is, reserved, then executed. */
public final class FollowUpFlow {
  private static final int MAX_ROUNDS = 32;

  private final Router router;
  private final PaymentStore store;
  private final CardVault vault;
  private final Execution execution;
  private final KeyReplay replay;
  private final Answers answers;
  private final AuditTrail audit;
  private final EngineSettings settings;
  private final Ids ids;
  private final Clock clock;

  FollowUpFlow(
      Router router,
      PaymentStore store,
      CardVault vault,
      Execution execution,
      KeyReplay replay,
      Answers answers,
      AuditTrail audit,
      EngineSettings settings,
      Ids ids,
      Clock clock) {
    this.router = router;
    this.store = store;
    this.vault = vault;
    this.execution = execution;
    this.replay = replay;
    this.answers = answers;
    this.audit = audit;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** What is asked, by a client or by ourselves. */
  private record Asked(
      Caller caller,
      String paymentId,
      FollowUpKind kind,
      Optional<Amount> amount,
      boolean last,
      Optional<FollowUpCommand> command) {}

  /** What was decided on one version of the payment. */
  private record Decided(Work work, PaymentRecord record, FollowUp followUp, Prepared prepared) {}

  /**
   * Captures, voids or refunds. Completes exceptionally with {@link ProblemException} when it is
   * refused; nothing was stored or sent then.
   */
  public CompletionStage<Reply> followUp(FollowUpCommand command) {
    Asked asked =
        new Asked(
            command.caller(),
            command.paymentId(),
            command.kind(),
            command.amount(),
            command.last(),
            Optional.of(command));
    return store
        .payment(command.caller().client(), command.paymentId())
        .thenCompose(found -> round(asked, found, 1))
        .thenApply(followUp -> new Reply(answers.followedUp(followUp), false))
        .exceptionallyCompose(failure -> known(command, failure));
  }

  /** A follow-up that no client has asked for: giving up what must not be kept. */
  CompletionStage<FollowUp> internal(Caller caller, PaymentRecord record, FollowUpKind kind) {
    Asked asked =
        new Asked(caller, record.payment().id(), kind, Optional.empty(), true, Optional.empty());
    return round(asked, Optional.of(record), 1);
  }

  private CompletionStage<FollowUp> round(Asked asked, Optional<PaymentRecord> found, int round) {
    if (found.isEmpty()) {
      return failedFuture(notFound());
    }
    Decided decided;
    Loaded connector;
    Instant now = clock.instant();
    try {
      PaymentRecord record = found.get();
      connector = router.existing(record.payment().terms().connector());
      decided = decide(asked, record, connector, now);
    } catch (ProblemException refused) {
      return failedFuture(refused);
    }
    return audit
        .requested(
            asked.caller(),
            "payment." + asked.kind().name().toLowerCase(Locale.ROOT) + ".requested",
            decided.followUp().id())
        .thenCompose(
            recorded ->
                store
                    .accept(newFollowUp(asked, decided, now))
                    .whenComplete(
                        (accepted, failure) ->
                            execution.watchIfFailed(decided.prepared().attempt(), failure)))
        .thenCompose(
            acceptance ->
                acceptance.fold(
                    () -> execute(asked, decided),
                    key -> failedFuture(new KeyTakenException(key)),
                    duplicate -> failedFuture(new IllegalStateException("not a new payment")),
                    () -> again(asked, round)));
  }

  private CompletionStage<FollowUp> again(Asked asked, int round) {
    if (round >= MAX_ROUNDS) {
      return failedFuture(
          new ProblemException(
              Problem.of(ErrorCode.UNAVAILABLE, "the payment is being changed by others")));
    }
    return store
        .payment(asked.caller().client(), asked.paymentId())
        .thenCompose(fresh -> round(asked, fresh, round + 1));
  }

  private Decided decide(Asked asked, PaymentRecord record, Loaded connector, Instant now) {
    Payment payment = record.payment();
    requireSameCurrency(payment, asked.amount());
    Amount amount =
        FollowUpRules.judge(
            record, asked.kind(), asked.amount().map(Amount::minorAmount), connector.manifest());
    FollowUp followUp =
        FollowUp.started(
            ids.next(asked.kind().idPrefix()),
            payment.id(),
            asked.kind(),
            amount,
            asked.last(),
            asked.command().isEmpty(),
            now);
    Work work =
        new Work(
            connector,
            Operations.followUp(payment, followUp),
            NoCard.INSTANCE,
            now.plus(settings.paymentTimeout()));
    Prepared prepared = execution.prepare(work, firstAttempt(asked, followUp, connector, now));
    return new Decided(work, record, followUp, prepared);
  }

  private CompletionStage<FollowUp> execute(Asked asked, Decided decided) {
    Payment payment = decided.record().payment();
    List<FollowUp> followUps = appended(decided.record().followUps(), decided.followUp());
    List<Attempt> attempts = appended(decided.record().attempts(), decided.prepared().attempt());
    PaymentRecord accepted =
        new PaymentRecord(payment.become(payment.state()), followUps, attempts);
    return vault
        .card(payment.terms().client(), payment.terms().card().token())
        .thenCompose(
            card ->
                execution
                    .run(withCard(decided.work(), card), accepted, decided.prepared())
                    .whenComplete((settled, failure) -> card.close()))
        .thenApply(
            settled -> {
              FollowUp followUp = settled.followUp(decided.followUp().id()).orElseThrow();
              audit.settled(asked.caller(), "payment.followup.settled", followUp);
              return followUp;
            })
        .exceptionally(unsettled -> unsettled(decided));
  }

  /** It is durable, and what became of it could not be stored: the client has to ask again. */
  private FollowUp unsettled(Decided decided) {
    execution.watch(decided.prepared().attempt());
    return decided.followUp();
  }

  private static Work withCard(Work work, CardHandle card) {
    return new Work(work.connector(), work.operation(), card, work.deadline());
  }

  private NewFollowUp newFollowUp(Asked asked, Decided decided, Instant now) {
    Optional<KeyRecord> key =
        asked
            .command()
            .map(
                command ->
                    new KeyRecord(
                        command.key(),
                        command.fingerprint(),
                        asked.paymentId(),
                        Optional.of(decided.followUp().id()),
                        Optional.empty(),
                        now.plus(settings.keyRetention())));
    return new NewFollowUp(
        decided.followUp(),
        decided.prepared().attempt(),
        decided.record().payment().version(),
        key);
  }

  private Attempt firstAttempt(Asked asked, FollowUp followUp, Loaded connector, Instant now) {
    return Attempt.started(
        ids.next("att"),
        asked.paymentId(),
        Optional.of(followUp.id()),
        asked.kind().operation(),
        connector.id(),
        1,
        ids.nextSequenceNumber(connector.id()),
        now,
        asked.command().map(FollowUpCommand::key));
  }

  /** A repeat must get its answer even though the first has used up what it asks for again. */
  private CompletionStage<Reply> known(FollowUpCommand command, Throwable failure) {
    Throwable cause = Failures.unwrap(failure);
    if (cause instanceof KeyTakenException taken) {
      return replay.reply(taken.key(), command.caller().client(), command.fingerprint());
    }
    if (cause instanceof ProblemException refused) {
      KeyScope scope = command.key();
      return replay.unlessKnown(scope, command.fingerprint(), refused);
    }
    return failedFuture(cause);
  }

  private static void requireSameCurrency(Payment payment, Optional<Amount> amount) {
    String currency = payment.terms().amount().currency();
    if (amount.isPresent() && !amount.get().currency().equals(currency)) {
      throw new ProblemException(
          Problem.at(
              ErrorCode.INVALID_VALUE, "/amount/currency", "must be the payment's currency"));
    }
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.of(ErrorCode.NOT_FOUND, "no payment of that id"));
  }

  private static <T> List<T> appended(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  /** The key of a follow-up was seen before; carried through the stages. */
  private static final class KeyTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient KeyRecord key;

    KeyTakenException(KeyRecord key) {
      super("key taken", null, false, false);
      this.key = key;
    }

    KeyRecord key() {
      return key;
    }
  }
}
