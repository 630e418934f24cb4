package io.sallyport.runtime;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.sallyport.engine.Engine;
import io.sallyport.engine.EngineSettings;
import io.sallyport.engine.port.Alerts;
import io.sallyport.engine.port.AuditLog;
import io.sallyport.engine.route.ConnectorCatalog;
import io.sallyport.engine.route.Router;
import io.sallyport.runtime.audit.LoggedAlerts;
import io.sallyport.runtime.audit.LoggedAudit;
import io.sallyport.runtime.config.SallyportConfig;
import io.sallyport.runtime.connectors.LoadedConnectors;
import io.sallyport.runtime.door.DoorAlerts;
import io.sallyport.runtime.door.DoorWatcher;
import io.sallyport.runtime.door.Doors;
import io.sallyport.runtime.edge.Api;
import io.sallyport.runtime.edge.JsonAnswers;
import io.sallyport.runtime.edge.PaymentCalls;
import io.sallyport.runtime.edge.TokenCalls;
import io.sallyport.runtime.egress.ConnectorEgress;
import io.sallyport.runtime.egress.VertxTransport;
import io.sallyport.runtime.rotation.RotatingCredentials;
import io.sallyport.runtime.store.SqliteStore;
import io.sallyport.runtime.store.VertxCallerContext;
import io.sallyport.runtime.tokens.DataKeys;
import io.sallyport.runtime.tokens.MasterKey;
import io.sallyport.runtime.tokens.RequestHasher;
import io.sallyport.runtime.tokens.TokenVault;
import io.sallyport.spi.probe.ProbeConnector;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Puts the rooms together, in the order of the way of a call, from the inside out. */
@Singleton
public class Assembly {
  private static final Duration SHORTEST_PAYMENT = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAYMENT = Duration.ofMinutes(5);
  private static final Duration DOORS_EVERY = Duration.ofSeconds(2);

  private final SallyportConfig config;
  private final LoadedConnectors connectors;
  private final Vertx vertx;
  private final MeterRegistry meters;
  private final Doors doors;

  Assembly(
      SallyportConfig config,
      LoadedConnectors connectors,
      Vertx vertx,
      MeterRegistry meters,
      Doors doors) {
    this.config = config;
    this.connectors = connectors;
    this.vertx = vertx;
    this.meters = meters;
    this.doors = doors;
  }

  /** What was put together, and how to take it apart again. */
  record Running(
      Engine engine, Api api, PresentCredentials.Running credentials, List<AutoCloseable> parts) {
    /** Closes every part, whatever becomes of the ones before it. */
    void close() throws Exception {
      @Nullable Exception first = null;
      for (AutoCloseable part : parts) {
        try {
          part.close();
        } catch (Exception failed) {
          first = first == null ? failed : first;
        }
      }
      if (first != null) {
        throw first;
      }
    }
  }

  /** Opens the store and builds everything on it. Runs on the main thread; may block. */
  CompletionStage<Running> assemble() {
    Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    RandomIds ids = new RandomIds(clock);
    CredentialAssembly credentials = new CredentialAssembly(config, vertx, meters, clock);
    MasterKey master = credentials.masterKey();
    SqliteStore store = SqliteStore.open(config.store().directory(), new VertxCallerContext());
    return DataKeys.load(store, master, ids, clock)
        .thenApply(keys -> build(clock, ids, credentials, store, keys));
  }

  private Running build(
      Clock clock, RandomIds ids, CredentialAssembly sources, SqliteStore store, DataKeys keys) {
    TokenVault vault = new TokenVault(store, keys);
    Alerts alerts = new LoggedAlerts(meters);
    AuditLog audit = new LoggedAudit();
    // Who probes new credentials needs the credentials first.
    AtomicReference<VertxTransport> prober = new AtomicReference<>();
    RotationMeters rotationMeters = new RotationMeters(meters, clock);
    RotatingCredentials credentials =
        sources.rotation(connectors.catalog().all(), rotationMeters, prober::get, audit, alerts);
    rotationMeters.show(credentials);
    VertxTransport transport =
        new VertxTransport(vertx, egress(credentials), clock, new EgressMeters(meters));
    prober.set(transport);
    Engine engine =
        new Engine(
            new Engine.Ports(
                store,
                transport,
                vault,
                audit,
                alerts,
                credentials,
                new VertxTimer(vertx),
                ids,
                clock,
                new SecureRandom()),
            new JsonAnswers(),
            connectors.catalog(),
            new Router(connectors.catalog(), config.route().defaultConnector()),
            engineSettings());
    new Housekeeping(store, new VertxTimer(vertx), alerts, clock).start();
    DoorWatcher doorWatcher = doorWatcher(alerts);
    doorWatcher.start();
    Map<String, String> merchants = defaultMerchants();
    Api api =
        new Api(
            new PaymentCalls(vault, new RequestHasher(keys), engine.flows(), ids, merchants, clock),
            new TokenCalls(vault, ids, merchants, clock));
    return new Running(
        engine,
        api,
        new PresentCredentials.Running(credentials, sources.vault()),
        List.of(doorWatcher, transport, credentials, sources, store));
  }

  private DoorWatcher doorWatcher(Alerts alerts) {
    return new DoorWatcher(
        doors.all(),
        new DoorAlerts(alerts),
        new VertxTimer(vertx),
        new VertxWorkers(vertx),
        DOORS_EVERY);
  }

  private EngineSettings engineSettings() {
    require(
        config.paymentTimeout().compareTo(LONGEST_PAYMENT) <= 0
            && config.paymentTimeout().compareTo(SHORTEST_PAYMENT) >= 0,
        "sallyport.payment-timeout must be from 1 second to 5 minutes");
    require(
        config.idempotencyRetention().compareTo(config.recoveryDeadline()) >= 0,
        "sallyport.idempotency-retention must not be shorter than sallyport.recovery-deadline:"
            + " a key must not be forgotten while its payment is in doubt");
    return new EngineSettings(
        config.paymentTimeout(), config.idempotencyRetention(), config.recoveryDeadline());
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new ConfigurationException(message);
    }
  }

  private Map<String, ConnectorEgress> egress(RotatingCredentials credentials) {
    Map<String, ConnectorEgress> egress = new HashMap<>();
    for (ConnectorCatalog.Loaded loaded : connectors.catalog().all()) {
      SallyportConfig.Connector settings = settings(loaded.id());
      egress.put(
          loaded.id(),
          new ConnectorEgress(
              loaded.manifest(),
              settings.endpoints(),
              settings.trust(),
              credentials,
              settings.timeout(),
              settings.maxInFlight(),
              settings.maxConnections(),
              Optional.of(loaded.connector())
                  .filter(ProbeConnector.class::isInstance)
                  .map(ProbeConnector.class::cast)));
    }
    return egress;
  }

  private SallyportConfig.Connector settings(String connector) {
    return requireNonNull(config.connectors().get(connector), connector);
  }

  private Map<String, String> defaultMerchants() {
    Map<String, String> merchants = new HashMap<>();
    config
        .clients()
        .forEach((id, client) -> client.merchant().ifPresent(name -> merchants.put(id, name)));
    return merchants;
  }
}
