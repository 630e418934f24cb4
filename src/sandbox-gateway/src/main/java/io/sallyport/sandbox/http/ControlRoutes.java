package io.sallyport.sandbox.http;

import io.sallyport.sandbox.fault.FaultPlan;
import io.sallyport.sandbox.fault.FaultSource;
import io.sallyport.sandbox.ledger.EntryFormat;
import io.sallyport.sandbox.ledger.Ledger;
import io.sallyport.sandbox.ledger.LedgerEntry;
import io.sallyport.sandbox.ledger.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything under {@code /sandbox}: how tests and drills look at the ledger, order faults and
 * change the accepted API keys. A client certificate is enough. Keys set here hold until the
 * process ends.
 */
final class ControlRoutes {
  private static final int LARGEST_BODY_BYTES = 4 * 1024 * 1024;

  private final Vertx vertx;
  private final Ledger ledger;
  private final FaultSource faults;
  private final ApiKeys apiKeys;
  private final AnswerWriter writer;

  ControlRoutes(
      Vertx vertx, Ledger ledger, FaultSource faults, ApiKeys apiKeys, AnswerWriter writer) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.faults = faults;
    this.apiKeys = apiKeys;
    this.writer = writer;
  }

  /** The segments are those of the path after {@code /sandbox/}. */
  void handle(HttpServerRequest request, String[] segments) {
    switch (String.join("/", segments)) {
      case "ledger" -> ledger(request);
      case "faults" -> faults(request);
      case "keys" -> {
        PaymentRoutes.require(request, HttpMethod.PUT);
        read(request, this::replaceKeys);
      }
      default -> throw new AnswerException(ErrorAnswers.notFound());
    }
  }

  private void faults(HttpServerRequest request) {
    switch (request.method().name()) {
      case "PUT" -> read(request, body -> replaceFaults(FaultPlanFormat.parse(body)));
      case "DELETE" -> writer.send(request, new Answer(200, replaceFaults(FaultPlan.NONE)));
      default -> {
        PaymentRoutes.require(request, HttpMethod.GET);
        writer.send(request, new Answer(200, FaultPlanFormat.json(faults.remaining())));
      }
    }
  }

  private JsonObject replaceFaults(FaultPlan plan) {
    faults.replace(plan);
    return FaultPlanFormat.json(plan);
  }

  private JsonObject replaceKeys(JsonObject body) {
    if (!(body.getValue("sha256") instanceof JsonArray array)
        || !array.stream().allMatch(each -> each instanceof String s && ApiKeys.isSha256(s))) {
      throw RefusedException.invalid("sha256");
    }
    List<String> accepted = array.stream().map(String.class::cast).toList();
    apiKeys.replace(accepted);
    return new JsonObject().put("accepted", accepted.size());
  }

  private void ledger(HttpServerRequest request) {
    PaymentRoutes.require(request, HttpMethod.GET);
    String reference = PaymentRoutes.queryParameter(request, "reference");
    List<LedgerEntry> entries = ledger.entries();
    // A long ledger takes long to write as JSON: too long for the event loop.
    answer(
        request,
        Future.fromCompletionStage(ledger.settled(), vertx.getOrCreateContext())
            .compose(unused -> vertx.executeBlocking(() -> json(entries, reference))));
  }

  private static JsonObject json(List<LedgerEntry> entries, @Nullable String reference) {
    JsonArray array = new JsonArray();
    entries.stream()
        .filter(entry -> reference == null || entry.posting().reference().equals(reference))
        .map(EntryFormat::publicView)
        .forEach(array::add);
    return new JsonObject().put("entries", array);
  }

  private void read(HttpServerRequest request, Function<JsonObject, JsonObject> action) {
    answer(request, BodyReader.read(request, LARGEST_BODY_BYTES).map(action));
  }

  private void answer(HttpServerRequest request, Future<JsonObject> body) {
    body.map(json -> new Answer(200, json))
        .recover(failure -> Future.succeededFuture(ErrorAnswers.of(failure)))
        .onSuccess(answer -> writer.send(request, answer));
  }
}
