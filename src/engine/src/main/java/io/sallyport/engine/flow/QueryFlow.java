package io.sallyport.engine.flow;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.sallyport.engine.EngineSettings;
import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.exchange.ExchangeRunner;
import io.sallyport.engine.exchange.ExchangeRunner.Exchange;
import io.sallyport.engine.exchange.Operations;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.payment.PaymentStatus;
import io.sallyport.engine.port.Ids;
import io.sallyport.engine.recovery.Reconciler;
import io.sallyport.engine.route.ConnectorCatalog;
import io.sallyport.engine.route.ConnectorCatalog.Loaded;
import io.sallyport.engine.settle.Answers;
import io.sallyport.engine.settle.GatewayView;
import io.sallyport.engine.store.PaymentStore;
import io.sallyport.spi.Step;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.value.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Telling what is known of a payment, asking the gateway first when the client wants that. */
public final class QueryFlow {
  private static final Set<PaymentStatus> MAY_CHANGE_AT_THE_GATEWAY =
      EnumSet.of(
          PaymentStatus.PENDING,
          PaymentStatus.AUTHENTICATION_PENDING,
          PaymentStatus.AUTHORIZED,
          PaymentStatus.PARTIALLY_AUTHORIZED);

  private final PaymentStore store;
  private final ConnectorCatalog catalog;
  private final ExchangeRunner runner;
  private final Reconciler reconciler;
  private final GatewayView gatewayView;
  private final GiveUp giveUp;
  private final Answers answers;
  private final EngineSettings settings;
  private final Ids ids;
  private final Clock clock;

  QueryFlow(
      PaymentStore store,
      ConnectorCatalog catalog,
      ExchangeRunner runner,
      Reconciler reconciler,
      GatewayView gatewayView,
      GiveUp giveUp,
      Answers answers,
      EngineSettings settings,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.catalog = catalog;
    this.runner = runner;
    this.reconciler = reconciler;
    this.gatewayView = gatewayView;
    this.giveUp = giveUp;
    this.answers = answers;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The payment.
   *
   * @param sync whether the gateway is asked first
   */
  public CompletionStage<Reply> payment(Caller caller, String paymentId, boolean sync) {
    return find(caller, paymentId)
        .thenCompose(record -> sync ? synced(caller, record) : completedFuture(record))
        .thenApply(record -> new Reply(answers.payment(record), false));
  }

  /** A capture, void or refund by its own id. */
  public CompletionStage<Reply> followUp(Caller caller, String followUpId) {
    return store
        .paymentOfFollowUp(caller.client(), followUpId)
        .thenApply(
            found ->
                found
                    .flatMap(record -> record.followUp(followUpId))
                    .map(followUp -> new Reply(answers.followUp(followUp), false))
                    .orElseThrow(QueryFlow::notFound));
  }

  private CompletionStage<PaymentRecord> find(Caller caller, String paymentId) {
    return store
        .payment(caller.client(), paymentId)
        .thenApply(found -> found.orElseThrow(QueryFlow::notFound));
  }

  private CompletionStage<PaymentRecord> synced(Caller caller, PaymentRecord record) {
    List<Attempt> doubtful =
        record.attempts().stream()
            .filter(attempt -> !attempt.closed() && attempt.certainty().isPresent())
            .toList();
    if (!doubtful.isEmpty()) {
      CompletionStage<Void> asked = completedFuture(null);
      for (Attempt attempt : doubtful) {
        asked = asked.thenCompose(before -> reconciler.askNow(attempt.id()));
      }
      return asked.thenCompose(done -> find(caller, record.payment().id()));
    }
    return isWorthAsking(record)
        ? ask(record).thenCompose(asked -> giveUp.ifNeeded(caller, asked))
        : completedFuture(record);
  }

  private static boolean isWorthAsking(PaymentRecord record) {
    Payment payment = record.payment();
    return MAY_CHANGE_AT_THE_GATEWAY.contains(payment.status())
        && payment.state().connectorTransactionId().isPresent()
        && record.attempts().stream().allMatch(Attempt::closed);
  }

  private CompletionStage<PaymentRecord> ask(PaymentRecord record) {
    Optional<Loaded> loaded = catalog.find(record.payment().terms().connector());
    if (loaded.isEmpty() || loaded.get().manifest().recovery(OperationKind.GET).isEmpty()) {
      return failedFuture(
          new ProblemException(
              Problem.of(
                  ErrorCode.UNSUPPORTED_OPERATION, "the connector can not be asked (sync)")));
    }
    Loaded connector = loaded.get();
    Operation operation = Operations.get(record.payment());
    Attempt attempt = readAttempt(record, connector);
    Exchange exchange =
        new Exchange(
            connector.id(),
            connector.connector(),
            operation,
            NoCard.INSTANCE,
            clock.instant().plus(settings.paymentTimeout()),
            step -> completedFuture(null));
    Step first =
        runner.begin(
            connector.id(), () -> connector.connector().begin(operation, attempt.context()));
    return runner
        .run(exchange, attempt, first)
        .thenCompose(ended -> gatewayView.apply(record, ended));
  }

  /** A read is not journaled: it can not charge anybody. */
  private Attempt readAttempt(PaymentRecord record, Loaded connector) {
    Instant now = clock.instant();
    return Attempt.started(
            ids.next("att"),
            record.payment().id(),
            Optional.empty(),
            OperationKind.GET,
            connector.id(),
            1,
            ids.nextSequenceNumber(connector.id()),
            now,
            Optional.empty())
        .atStep(1, JsonObject.empty(), now);
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.of(ErrorCode.NOT_FOUND, "nothing of that id"));
  }
}
