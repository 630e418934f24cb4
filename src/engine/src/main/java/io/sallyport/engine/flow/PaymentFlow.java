package io.sallyport.engine.flow;

import static java.util.concurrent.CompletableFuture.failedFuture;

import io.sallyport.engine.EngineSettings;
import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.exchange.Operations;
import io.sallyport.engine.flow.Execution.Prepared;
import io.sallyport.engine.flow.Execution.Work;
import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.payment.PaymentState;
import io.sallyport.engine.payment.PaymentTerms;
import io.sallyport.engine.port.Ids;
import io.sallyport.engine.route.ConnectorCatalog.Loaded;
import io.sallyport.engine.route.Router;
import io.sallyport.engine.settle.Answers;
import io.sallyport.engine.store.NewPayment;
import io.sallyport.engine.store.PaymentStore;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.outcome.Certainty;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A payment: key, route, journal, exchange, outcome, answer. */
public final class PaymentFlow {
  private final Router router;
  private final PaymentStore store;
  private final Execution execution;
  private final KeyReplay replay;
  private final GiveUp giveUp;
  private final Answers answers;
  private final AuditTrail audit;
  private final EngineSettings settings;
  private final Ids ids;
  private final Clock clock;

  PaymentFlow(
      Router router,
      PaymentStore store,
      Execution execution,
      KeyReplay replay,
      GiveUp giveUp,
      Answers answers,
      AuditTrail audit,
      EngineSettings settings,
      Ids ids,
      Clock clock) {
    this.router = router;
    this.store = store;
    this.execution = execution;
    this.replay = replay;
    this.giveUp = giveUp;
    this.answers = answers;
    this.audit = audit;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Pays. Completes exceptionally with {@link ProblemException} when the payment is refused;
   * nothing was stored or sent then. Closes the command's card handle in every case.
   */
  public CompletionStage<Reply> authorize(AuthorizeCommand command) {
    CompletionStage<Reply> reply;
    try {
      reply = start(command);
    } catch (ProblemException refused) {
      reply = replay.unlessKnown(command.key(), command.fingerprint(), refused);
    } catch (RuntimeException defect) {
      reply = failedFuture(defect);
    }
    return reply.whenComplete((answered, failure) -> command.cardHandle().close());
  }

  /**
   * Refuses a payment, unless its key was used before: then it gets what it was answered when it
   * was made, whatever would be said today.
   */
  public CompletionStage<Reply> refuse(
      KeyScope key, Fingerprint fingerprint, ProblemException refusal) {
    return replay.unlessKnown(key, fingerprint, refusal);
  }

  private CompletionStage<Reply> start(AuthorizeCommand command) {
    Loaded connector =
        router.payment(command.connector(), command.amount(), command.partialAuthorization());
    Instant now = clock.instant();
    PaymentTerms terms = terms(command, connector, now);
    Work work =
        new Work(
            connector,
            Operations.authorize(terms, command.details(), command.cardHandle().hasSecurityCode()),
            command.cardHandle(),
            now.plus(settings.paymentTimeout()));
    Prepared prepared = execution.prepare(work, firstAttempt(command, connector, now));
    Payment payment = new Payment(terms, PaymentState.started(now), 1);
    PaymentRecord record = new PaymentRecord(payment, List.of(), List.of(prepared.attempt()));
    return audit
        .requested(command.caller(), "payment.requested", payment.id())
        .thenCompose(
            recorded ->
                store
                    .accept(newPayment(command, payment, prepared, now))
                    .whenComplete(
                        (accepted, failure) ->
                            execution.watchIfFailed(prepared.attempt(), failure)))
        .thenCompose(
            acceptance ->
                acceptance.fold(
                    () -> execute(command, work, record, prepared),
                    key -> replay.reply(key, command.caller().client(), command.fingerprint()),
                    PaymentFlow::duplicate,
                    () -> failedFuture(new IllegalStateException("a new payment is never stale"))));
  }

  private CompletionStage<Reply> execute(
      AuthorizeCommand command, Work work, PaymentRecord record, Prepared prepared) {
    return execution
        .run(work, record, prepared)
        .thenCompose(settled -> giveUp.ifNeeded(command.caller(), settled))
        .thenApply(
            settled -> {
              audit.settled(command.caller(), "payment.settled", settled.payment());
              return new Reply(answers.paid(settled), false);
            })
        .exceptionally(unsettled -> new Reply(answers.paid(record), false));
  }

  private NewPayment newPayment(
      AuthorizeCommand command, Payment payment, Prepared prepared, Instant now) {
    KeyRecord key =
        new KeyRecord(
            command.key(),
            command.fingerprint(),
            payment.id(),
            Optional.empty(),
            Optional.empty(),
            now.plus(settings.keyRetention()));
    return new NewPayment(
        payment, prepared.attempt(), key, command.newToken(), command.sealedDetails());
  }

  private static PaymentTerms terms(AuthorizeCommand command, Loaded connector, Instant now) {
    return new PaymentTerms(
        command.paymentId(),
        command.caller().client(),
        command.merchant(),
        connector.id(),
        command.merchantTransactionId(),
        command.amount(),
        command.amount().isZero() ? CaptureMethod.MANUAL : command.captureMethod(),
        command.initiator(),
        command.partialAuthorization(),
        command.cardHandle().hasSecurityCode(),
        command.card(),
        now);
  }

  private Attempt firstAttempt(AuthorizeCommand command, Loaded connector, Instant now) {
    return Attempt.started(
        ids.next("att"),
        command.paymentId(),
        Optional.empty(),
        OperationKind.AUTHORIZE,
        connector.id(),
        1,
        ids.nextSequenceNumber(connector.id()),
        now,
        Optional.of(command.key()));
  }

  private static CompletionStage<Reply> duplicate(String paymentId) {
    return failedFuture(
        new ProblemException(
            Problem.at(
                    ErrorCode.DUPLICATE_TRANSACTION,
                    "/merchant_transaction_id",
                    "must be new, unless the earlier payment is known not to have charged")
                .about(paymentId)
                .certainty(Certainty.UNKNOWN)));
  }
}
