package io.sallyport.runtime.egress;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.port.CredentialStamp;
import io.sallyport.engine.port.Delivery;
import io.sallyport.engine.port.UndeclaredFlowException;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.egress.GatewayEndpoint.EndpointNames;
import io.sallyport.runtime.egress.write.CredentialMissingException;
import io.sallyport.runtime.egress.write.ReferenceValues;
import io.sallyport.runtime.egress.write.RenderedRequest;
import io.sallyport.runtime.egress.write.RequestWriter;
import io.sallyport.runtime.egress.write.UnwritableException;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.Endpoint;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.PlacedReference;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** All requests of one connector go this way. */
final class ConnectorLine implements AutoCloseable {
  private final Vertx vertx;
  private final ConnectorEgress settings;
  private final Clock clock;
  private final EgressEvents events;
  private final String connector;
  private final FlowCheck flows;
  private final Guarding guarding;
  private final Map<String, GatewayEndpoint> endpoints = new HashMap<>();

  ConnectorLine(Vertx vertx, ConnectorEgress settings, Clock clock, EgressEvents events) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    this.events = events;
    Manifest manifest = settings.manifest();
    connector = manifest.id();
    flows = new FlowCheck(manifest);
    guarding =
        new Bulkhead(settings.maxInFlight(), new Breaker(open -> events.breaker(connector, open)));
    ClientFactory clients = new ClientFactory(vertx, settings);
    Optional<String> certificateRole = certificateRole(manifest);
    for (Endpoint endpoint : manifest.endpoints().values()) {
      EndpointNames names = new EndpointNames(connector, endpoint.name(), certificateRole);
      URI address = address(endpoint);
      endpoints.put(endpoint.name(), new GatewayEndpoint(names, address, clients, events));
    }
  }

  /** Sends; called on the context. */
  CompletionStage<Delivery> send(WireRequest request, CardInHand card, Instant deadline) {
    List<PlacedReference> references;
    try {
      references = flows.check(request);
    } catch (UndeclaredFlowException undeclared) {
      events.refused(connector, request.endpoint());
      return CompletableFuture.failedFuture(undeclared);
    }
    Duration limit = limit(deadline);
    if (limit.isNegative() || limit.isZero()) {
      return failed(WireFailure.DEADLINE_BEFORE_SEND)
          .thenApply(result -> new Delivery(result, CredentialStamp.NONE));
    }
    CredentialUse use = settings.credentials().use(connector);
    return request
        .fold(
            http -> send(http, references, card, use, limit),
            frame ->
                CompletableFuture.<WireResult>failedFuture(
                    new IllegalStateException("a framed endpoint")))
        .thenApply(result -> new Delivery(result, use))
        .whenComplete((delivery, failure) -> use.close());
  }

  private CompletionStage<WireResult> send(
      HttpRequest request,
      List<PlacedReference> references,
      CardInHand card,
      CredentialUse use,
      Duration limit) {
    GatewayEndpoint endpoint = requireNonNull(endpoints.get(request.endpoint()));
    ReferenceValues values = new ReferenceValues(card, use);
    try {
      RenderedRequest rendered =
          RequestWriter.http(request, endpoint.host(), values, clock.instant());
      Prepared prepared = new Prepared(connector, request, references, values, rendered, events);
      return send(endpoint, prepared, use, limit)
          .whenComplete((result, failure) -> prepared.done());
    } catch (CredentialMissingException missing) {
      values.close();
      return failed(WireFailure.CREDENTIAL_MISSING);
    } catch (UnwritableException unwritable) {
      values.close();
      events.refused(connector, request.endpoint());
      return CompletableFuture.failedFuture(
          new UndeclaredFlowException("connector " + connector + ": " + unwritable.getMessage()));
    }
  }

  private CompletionStage<WireResult> send(
      GatewayEndpoint endpoint, Prepared prepared, CredentialUse use, Duration limit) {
    if (endpoint.isClosed()) {
      return failed(WireFailure.CONNECT);
    }
    Optional<GatewayClient> acquired = endpoint.acquire(use);
    if (acquired.isEmpty()) {
      return failed(WireFailure.CREDENTIAL_MISSING);
    }
    GatewayClient client = acquired.get();
    RequestOptions options = endpoint.options(prepared.rendered().target());
    return guarding
        .run(() -> new Exchange(vertx, client, prepared).start(options, limit))
        .whenComplete((result, failure) -> client.release());
  }

  private Duration limit(Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    return left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
  }

  private static CompletionStage<WireResult> failed(WireFailure failure) {
    return CompletableFuture.completedFuture(new WireResult.Failed(failure));
  }

  private URI address(Endpoint endpoint) {
    String where = "connector " + connector + ": endpoint " + endpoint.name();
    if (!(endpoint instanceof Endpoint.Http)) {
      throw new IllegalArgumentException(where + " is framed, and only HTTP is spoken here");
    }
    URI address = settings.endpoints().getOrDefault(endpoint.name(), endpoint.address());
    String path = address.getRawPath();
    if (!"https".equals(address.getScheme())
        || address.getHost() == null
        || !(path == null || path.isEmpty() || path.equals("/"))
        || address.getRawQuery() != null
        || address.getRawFragment() != null
        || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(where + " must be at https://host[:port]");
    }
    return address;
  }

  private static Optional<String> certificateRole(Manifest manifest) {
    List<String> roles =
        manifest.credentialRoles().values().stream()
            .filter(role -> role.kind() == CredentialRole.Kind.CLIENT_CERTIFICATE)
            .map(CredentialRole::name)
            .toList();
    if (roles.size() > 1) {
      throw new IllegalArgumentException(
          "connector " + manifest.id() + " declares more than one client certificate");
    }
    return roles.stream().findFirst();
  }

  @Override
  public void close() {
    endpoints.values().forEach(GatewayEndpoint::close);
  }
}
