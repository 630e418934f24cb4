package io.sallyport.engine;

import io.sallyport.engine.exchange.ExchangeRunner;
import io.sallyport.engine.flow.Flows;
import io.sallyport.engine.port.Alerts;
import io.sallyport.engine.port.AuditLog;
import io.sallyport.engine.port.CardVault;
import io.sallyport.engine.port.CredentialFeedback;
import io.sallyport.engine.port.Ids;
import io.sallyport.engine.port.Timer;
import io.sallyport.engine.port.Transport;
import io.sallyport.engine.recovery.Inquiry;
import io.sallyport.engine.recovery.Reconciler;
import io.sallyport.engine.route.ConnectorCatalog;
import io.sallyport.engine.route.Router;
import io.sallyport.engine.settle.Answers;
import io.sallyport.engine.settle.Settler;
import io.sallyport.engine.store.PaymentStore;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Puts the engine's rooms together over the ports that it is given. */
public final class Engine {
  private final Flows flows;
  private final Reconciler reconciler;

  /** What the engine stands on. */
  public record Ports(
      PaymentStore store,
      Transport transport,
      CardVault vault,
      AuditLog audit,
      Alerts alerts,
      CredentialFeedback credentials,
      Timer timer,
      Ids ids,
      Clock clock,
      RandomGenerator random) {}

  /** An engine; nothing happens before {@link Reconciler#start()} of its reconciler. */
  public Engine(
      Ports ports,
      Answers answers,
      ConnectorCatalog catalog,
      Router router,
      EngineSettings settings) {
    ExchangeRunner runner =
        new ExchangeRunner(ports.transport(), ports.credentials(), ports.alerts(), ports.clock());
    Settler settler = new Settler(ports.store(), answers, ports.alerts(), ports.clock());
    Inquiry inquiry =
        new Inquiry(
            ports.store(), ports.vault(), catalog, runner, settings, ports.random(), ports.clock());
    reconciler =
        new Reconciler(
            ports.store(), settler, inquiry, ports.timer(), ports.alerts(), ports.clock());
    flows = new Flows(ports, answers, catalog, router, settings, runner, settler, reconciler);
  }

  /** The calls of the API. */
  public Flows flows() {
    return flows;
  }

  /** What finds out about operations in doubt. */
  public Reconciler reconciler() {
    return reconciler;
  }
}
