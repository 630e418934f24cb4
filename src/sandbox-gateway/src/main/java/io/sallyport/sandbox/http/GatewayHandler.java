package io.sallyport.sandbox.http;

import io.sallyport.sandbox.fault.FaultSource;
import io.sallyport.sandbox.ledger.Ledger;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;

/** Leads each request to its route and answers what goes wrong before one is found. */
public final class GatewayHandler implements Handler<HttpServerRequest> {
  private final AnswerWriter writer;
  private final PaymentRoutes payments;
  private final ControlRoutes control;

  /** The keys are lower-case hexadecimal SHA-256 of the API keys that are accepted at first. */
  public GatewayHandler(
      Vertx vertx, Ledger ledger, Collection<String> apiKeySha256, OpenConnections connections) {
    FaultSource faults = new FaultSource();
    ApiKeys apiKeys = new ApiKeys(apiKeySha256);
    this.writer = new AnswerWriter(vertx);
    this.payments = new PaymentRoutes(vertx, ledger, faults, apiKeys, writer);
    this.control =
        new ControlRoutes(
            vertx, ledger, faults, new KeyRoutes(apiKeys, writer), connections, writer);
  }

  @Override
  public void handle(HttpServerRequest request) {
    try {
      route(request);
    } catch (RuntimeException e) {
      writer.send(request, ErrorAnswers.of(e));
    }
  }

  private void route(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    if (path.startsWith("/v1/")) {
      payments.handle(request, path.substring("/v1/".length()).split("/", -1));
    } else if (path.startsWith("/sandbox/")) {
      control.handle(request, path.substring("/sandbox/".length()).split("/", -1));
    } else {
      throw new AnswerException(ErrorAnswers.notFound());
    }
  }
}
