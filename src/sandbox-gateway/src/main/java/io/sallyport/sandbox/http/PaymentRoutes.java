package io.sallyport.sandbox.http;

import io.sallyport.sandbox.fault.FaultSource;
import io.sallyport.sandbox.ledger.Charge;
import io.sallyport.sandbox.ledger.FollowUp;
import io.sallyport.sandbox.ledger.Ledger;
import io.sallyport.sandbox.ledger.Refusal;
import io.sallyport.sandbox.ledger.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything under {@code /v1}: what a merchant calls. Each call needs an API key. */
final class PaymentRoutes {
  private static final Map<String, FollowUp.Kind> FOLLOW_UPS =
      Map.of(
          "captures", FollowUp.Kind.CAPTURE,
          "voids", FollowUp.Kind.VOID,
          "refunds", FollowUp.Kind.REFUND);

  private final Vertx vertx;
  private final Ledger ledger;
  private final FaultSource faults;
  private final ApiKeys apiKeys;
  private final AnswerWriter writer;

  PaymentRoutes(
      Vertx vertx, Ledger ledger, FaultSource faults, ApiKeys apiKeys, AnswerWriter writer) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.faults = faults;
    this.apiKeys = apiKeys;
    this.writer = writer;
  }

  /** The segments are those of the path after {@code /v1/}. */
  void handle(HttpServerRequest request, String[] segments) {
    String apiKey = apiKeys.authenticate(request.getHeader("Authorization"));
    if (segments.length == 1 && segments[0].equals("ping")) {
      require(request, HttpMethod.GET);
      writer.send(request, new Answer(200, new JsonObject().put("status", "ok")));
      return;
    }
    if (!segments[0].equals("charges") || segments.length > 3) {
      throw new AnswerException(ErrorAnswers.notFound());
    }
    switch (segments.length) {
      case 1 -> charges(request, apiKey);
      case 2 -> charge(request, segments[1]);
      default -> followUp(request, apiKey, segments[1], segments[2]);
    }
  }

  private void charges(HttpServerRequest request, String apiKey) {
    if (request.method().equals(HttpMethod.POST)) {
      post(request, apiKey, Commands::charge);
      return;
    }
    require(request, HttpMethod.GET);
    String reference = queryParameter(request, "reference");
    if (reference == null) {
      throw RefusedException.invalid("reference");
    }
    JsonArray data = new JsonArray();
    ledger.findByReference(reference).forEach(charge -> data.add(ResultFormat.json(charge)));
    sendWhenSettled(request, new JsonObject().put("data", data));
  }

  private void charge(HttpServerRequest request, String id) {
    require(request, HttpMethod.GET);
    Charge charge = ledger.find(id);
    sendWhenSettled(request, ResultFormat.json(charge));
  }

  private void followUp(HttpServerRequest request, String apiKey, String id, String name) {
    FollowUp.Kind kind = FOLLOW_UPS.get(name);
    if (kind == null) {
      throw new AnswerException(ErrorAnswers.notFound());
    }
    require(request, HttpMethod.POST);
    post(request, apiKey, (body, secrets) -> Commands.followUp(kind, id, body, secrets));
  }

  private void post(HttpServerRequest request, String apiKey, PaymentCall.Parser parser) {
    new PaymentCall(vertx, ledger, faults, request, apiKey, parser).run(writer);
  }

  private void sendWhenSettled(HttpServerRequest request, JsonObject body) {
    Future.fromCompletionStage(ledger.settled(), vertx.getOrCreateContext())
        .map(unused -> new Answer(200, body))
        .recover(failure -> Future.succeededFuture(ErrorAnswers.of(failure)))
        .onSuccess(answer -> writer.send(request, answer));
  }

  /** The parameter, or null; a query that can not be decoded is refused. */
  static @Nullable String queryParameter(HttpServerRequest request, String name) {
    try {
      return request.getParam(name);
    } catch (IllegalArgumentException e) {
      throw RefusedException.of(Refusal.MALFORMED);
    }
  }

  static void require(HttpServerRequest request, HttpMethod method) {
    if (!request.method().equals(method)) {
      throw new AnswerException(ErrorAnswers.methodNotAllowed(method));
    }
  }
}
