package io.sallyport.runtime.egress;

import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Gives prepared requests a client and sends them, if its guard lets them. */
final class Dispatcher {
  private final Vertx vertx;
  private final Guarding guarding;
  private final BiFunction<GatewayEndpoint, CredentialUse, Optional<GatewayClient>> clients;

  /**
   * A dispatcher.
   *
   * @param clients which client of its endpoint a request takes
   */
  Dispatcher(
      Vertx vertx,
      Guarding guarding,
      BiFunction<GatewayEndpoint, CredentialUse, Optional<GatewayClient>> clients) {
    this.vertx = vertx;
    this.guarding = guarding;
    this.clients = clients;
  }

  /** Sends; called on the context. Whatever becomes of the request, it is done with then. */
  CompletionStage<WireResult> send(Prepared prepared, Duration limit) {
    try {
      Optional<GatewayClient> acquired = clients.apply(prepared.endpoint(), prepared.use());
      if (acquired.isEmpty()) {
        prepared.done();
        return CompletableFuture.completedFuture(new WireResult.Failed(withoutClient(prepared)));
      }
      GatewayClient client = acquired.get();
      prepared.takes(client);
      RequestOptions options = prepared.endpoint().options(prepared.rendered().target());
      return guarding
          .run(() -> new Exchange(vertx, client, prepared).start(options, limit))
          .whenComplete((result, failure) -> prepared.done());
    } catch (RuntimeException | Error broken) {
      prepared.done();
      throw broken;
    }
  }

  private static WireFailure withoutClient(Prepared prepared) {
    return prepared.endpoint().isClosed() ? WireFailure.CONNECT : WireFailure.CREDENTIAL_MISSING;
  }
}
