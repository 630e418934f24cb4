package io.sallyport.runtime.egress;

import io.sallyport.engine.port.CardHandle;
import io.sallyport.engine.port.Delivery;
import io.sallyport.engine.port.Transport;
import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.CredentialWatcher;
import io.sallyport.runtime.credentials.Prober;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends over HTTP/1.1 and TLS, one connection pool per endpoint and client certificate; a pool ends
 * when its certificate is {@linkplain #discarded discarded}. Never blocks and never sends a request
 * twice. Safe for use by any thread.
 *
 * <p>PCI DSS 4.2.1: card data leaves only over TLS 1.2 or newer, to a host whose certificate was
 * checked.
 */
public final class VertxTransport implements Transport, Prober, CredentialWatcher, AutoCloseable {
  private final Vertx vertx;
  private final EgressEvents events;
  private final Map<String, ConnectorLine> lines = new HashMap<>();

  /**
   * Reads the trust files; connects to nothing yet.
   *
   * @param connectors by connector id
   * @param clock for deadlines and signatures
   * @throws IllegalArgumentException when a setting can not be used, with what is wrong: a trust
   *     file, an address, a framed endpoint
   */
  public VertxTransport(
      Vertx vertx, Map<String, ConnectorEgress> connectors, Clock clock, EgressEvents events) {
    this.vertx = vertx;
    this.events = events;
    connectors.forEach(
        (id, settings) -> {
          if (!id.equals(settings.manifest().id())) {
            throw new IllegalArgumentException("connector " + id + " has another's manifest");
          }
          lines.put(id, new ConnectorLine(vertx, settings, clock, events));
        });
  }

  @Override
  public CompletionStage<Delivery> send(
      String connector, WireRequest request, CardHandle card, Instant deadline) {
    ConnectorLine line = lines.get(connector);
    if (line == null) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException("no connector " + connector));
    }
    // Where no card is at hand, a reference to one is refused like any that can not be filled in.
    CardInHand inHand = card instanceof CardInHand held ? held : CardInHand.empty();
    Context context = vertx.getOrCreateContext();
    CompletableFuture<Delivery> sent = new CompletableFuture<>();
    on(
        context,
        () ->
            guarded(line, request, inHand, deadline)
                .whenComplete(
                    (result, failure) ->
                        on(context, () -> complete(sent, connector, request, result, failure))));
    return sent;
  }

  @Override
  public boolean canProbe(String connector) {
    ConnectorLine line = lines.get(connector);
    return line != null && line.probe().isPresent();
  }

  /** {@inheritDoc} Inconclusive where there is no probe. */
  @Override
  public CompletionStage<ProbeVerdict> probe(String connector, CredentialUse candidates) {
    ConnectorLine line = lines.get(connector);
    if (line == null || line.probe().isEmpty()) {
      return CompletableFuture.completedFuture(ProbeVerdict.INCONCLUSIVE);
    }
    ConnectorProbe probe = line.probe().get();
    CompletableFuture<ProbeVerdict> tried = new CompletableFuture<>();
    on(vertx.getOrCreateContext(), () -> probe.run(candidates).thenAccept(tried::complete));
    return tried;
  }

  @Override
  public void discarded(String connector, String role, Credential value) {
    ConnectorLine line = lines.get(connector);
    if (line != null) {
      line.discarded(role, value);
    }
  }

  /** How many clients an endpoint has, each with its connections. */
  int clientCount(String connector, String endpoint) {
    ConnectorLine line = lines.get(connector);
    return line == null ? 0 : line.endpoints().named(endpoint).clientCount();
  }

  /** Takes no more requests; those in flight are finished, then their connections close. */
  @Override
  public void close() {
    lines.values().forEach(ConnectorLine::close);
  }

  private static CompletionStage<Delivery> guarded(
      ConnectorLine line, WireRequest request, CardInHand card, Instant deadline) {
    try {
      return line.send(request, card, deadline);
    } catch (RuntimeException | Error broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  private void complete(
      CompletableFuture<Delivery> sent,
      String connector,
      WireRequest request,
      @Nullable Delivery delivery,
      @Nullable Throwable failure) {
    if (delivery == null) {
      sent.completeExceptionally(failure == null ? new IllegalStateException() : failure);
      return;
    }
    WireResult result = delivery.result();
    if (result instanceof WireResult.Failed failed) {
      events.failed(connector, request.endpoint(), failed.failure());
    } else if (result instanceof WireResult.Answered answered
        && answered.response() instanceof HttpResponse http) {
      events.answered(connector, request.endpoint(), http.status());
    }
    sent.complete(delivery);
  }

  private static void on(Context context, Runnable action) {
    if (Vertx.currentContext() == context && Context.isOnEventLoopThread()) {
      action.run();
    } else {
      context.runOnContext(ignored -> action.run());
    }
  }
}
