package io.sallyport.runtime.vault;

import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResponse;
import io.sallyport.runtime.secret.Secret;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends over HTTP/1.1 and TLS, in place of the client library's executor, which collects answers
 * without a bound and makes texts of them. Everything runs on one event loop, but for reading the
 * answers. Safe for use by any thread.
 */
final class VaultHttp implements VaultLine, AutoCloseable {
  private final Context context;
  private final VaultSettings settings;
  private final VaultEvents events;
  private final VaultClients clients;

  VaultHttp(Vertx vertx, VaultSettings settings, VaultEvents events) {
    context = vertx.getOrCreateContext();
    if (!context.isEventLoopContext()) {
      throw new IllegalStateException("connections to Vault need an event loop of their own");
    }
    this.settings = settings;
    this.events = events;
    clients = new VaultClients(vertx, settings.timeout());
  }

  /** From now on with these certificates. On a worker thread. */
  void use(TlsMaterial material) {
    clients.use(material);
  }

  @Override
  public <T> CompletionStage<VaultResponse<T>> execute(VaultRequest<T> request) {
    return send(request, null);
  }

  @Override
  public <T> CompletionStage<VaultResponse<T>> execute(VaultRequest<T> request, Secret token) {
    return send(request, token);
  }

  /** Requests under way end as failed. */
  @Override
  public void close() {
    clients.close();
  }

  private <T> CompletionStage<VaultResponse<T>> send(
      VaultRequest<T> request, @Nullable Secret token) {
    HttpClient client = clients.current();
    if (client == null) {
      return CompletableFuture.failedFuture(VaultException.closed());
    }
    VaultExchange<T> exchange =
        new VaultExchange<>(context, client, settings, events, request, token);
    context.runOnContext(now -> exchange.start());
    return exchange.answer();
  }
}
