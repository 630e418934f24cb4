package io.sallyport.engine.flow;

import io.sallyport.engine.Engine;
import io.sallyport.engine.EngineSettings;
import io.sallyport.engine.exchange.ExchangeRunner;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.recovery.Reconciler;
import io.sallyport.engine.route.ConnectorCatalog;
import io.sallyport.engine.route.Router;
import io.sallyport.engine.settle.Answers;
import io.sallyport.engine.settle.GatewayView;
import io.sallyport.engine.settle.Settler;

/** The calls of the API, ready to be made. */
public final class Flows {
  private final PaymentFlow payments;
  private final FollowUpFlow followUps;
  private final QueryFlow queries;

  /** Made by {@link Engine}. */
  public Flows(
      Engine.Ports ports,
      Answers answers,
      ConnectorCatalog catalog,
      Router router,
      EngineSettings settings,
      ExchangeRunner runner,
      Settler settler,
      Reconciler reconciler) {
    Execution execution =
        new Execution(
            ports.store(), runner, settler, reconciler, ports.timer(), ports.ids(), ports.clock());
    KeyReplay replay = new KeyReplay(ports.store(), answers, ports.clock());
    AuditTrail audit = new AuditTrail(ports.audit(), ports.alerts(), ports.clock());
    followUps =
        new FollowUpFlow(
            router,
            ports.store(),
            ports.vault(),
            execution,
            replay,
            answers,
            audit,
            settings,
            ports.ids(),
            ports.clock());
    GiveUp giveUp = new GiveUp(followUps, ports.store(), ports.alerts());
    reconciler.whenSettled(settled -> recovered(audit, giveUp, settled));
    payments =
        new PaymentFlow(
            router,
            ports.store(),
            execution,
            replay,
            giveUp,
            answers,
            audit,
            settings,
            ports.ids(),
            ports.clock());
    queries =
        new QueryFlow(
            ports.store(),
            catalog,
            runner,
            reconciler,
            new GatewayView(ports.store(), ports.clock()),
            giveUp,
            answers,
            settings,
            ports.ids(),
            ports.clock());
  }

  private static void recovered(AuditTrail audit, GiveUp giveUp, PaymentRecord settled) {
    audit.settled(Caller.OURSELVES, "payment.recovered", settled.payment());
    Caller client = new Caller(settled.payment().terms().client(), Caller.OURSELVES.origin());
    giveUp.ifNeeded(client, settled).exceptionally(alerted -> settled);
  }

  /** Payments. */
  public PaymentFlow payments() {
    return payments;
  }

  /** Captures, voids and refunds. */
  public FollowUpFlow followUps() {
    return followUps;
  }

  /** What is known. */
  public QueryFlow queries() {
    return queries;
  }
}
