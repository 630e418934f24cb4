package io.sallyport.runtime.egress;

import io.sallyport.engine.port.CredentialStamp;
import io.sallyport.engine.port.Delivery;
import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.egress.Prepared.Subject;
import io.sallyport.runtime.egress.write.CredentialMissingException;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** All requests of one connector go this way. */
final class ConnectorLine implements AutoCloseable {
  private final ConnectorEgress settings;
  private final Clock clock;
  private final String connector;
  private final GatewayEndpoints endpoints;
  private final Preparation preparation;
  private final Dispatcher dispatcher;
  private final Optional<ConnectorProbe> probe;

  ConnectorLine(Vertx vertx, ConnectorEgress settings, Clock clock, EgressEvents events) {
    this.settings = settings;
    this.clock = clock;
    connector = settings.manifest().id();
    endpoints = new GatewayEndpoints(settings, new ClientFactory(vertx, settings), events);
    preparation = new Preparation(settings.manifest(), endpoints, clock, events);
    Guarding guarding =
        new Bulkhead(settings.maxInFlight(), new Breaker(open -> events.breaker(connector, open)));
    dispatcher = new Dispatcher(vertx, guarding, GatewayEndpoint::acquire);
    probe =
        settings
            .probe()
            .map(
                probing ->
                    new ConnectorProbe(vertx, probing, preparation, settings.timeout(), events));
  }

  /**
   * Sends; called on the context.
   *
   * @throws io.sallyport.engine.port.UndeclaredFlowException when the manifest does not declare it
   */
  CompletionStage<Delivery> send(WireRequest request, CardInHand card, Instant deadline) {
    Subject subject = preparation.check(request);
    Duration limit = limit(deadline);
    if (limit.isNegative() || limit.isZero()) {
      return failed(WireFailure.DEADLINE_BEFORE_SEND, CredentialStamp.NONE);
    }
    CredentialUse use = settings.credentials().use(connector);
    Prepared prepared;
    try {
      prepared = preparation.prepare(subject, card, use);
    } catch (CredentialMissingException missing) {
      return failed(WireFailure.CREDENTIAL_MISSING, use);
    }
    return dispatcher.send(prepared, limit).thenApply(result -> new Delivery(result, use));
  }

  /** Empty when the connector has none. */
  Optional<ConnectorProbe> probe() {
    return probe;
  }

  void discarded(String role, Credential value) {
    endpoints.discarded(role, value);
  }

  GatewayEndpoints endpoints() {
    return endpoints;
  }

  @Override
  public void close() {
    endpoints.close();
  }

  private Duration limit(Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    return left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
  }

  private static CompletionStage<Delivery> failed(WireFailure failure, CredentialStamp stamp) {
    return CompletableFuture.completedFuture(new Delivery(new WireResult.Failed(failure), stamp));
  }
}
