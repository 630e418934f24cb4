package io.sallyport.sandbox.http;

import io.sallyport.sandbox.fault.FaultPlan;
import io.sallyport.sandbox.fault.FaultSource;
import io.sallyport.sandbox.ledger.EntryFormat;
import io.sallyport.sandbox.ledger.Ledger;
import io.sallyport.sandbox.ledger.LedgerEntry;
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
 * Everything under {@code /sandbox}: how tests and drills look at the ledger and the connections,
 * order faults and change the accepted API keys. A client certificate is enough.
 */
final class ControlRoutes {
  private static final int LARGEST_BODY_BYTES = 4 * 1024 * 1024;

  private final Vertx vertx;
  private final Ledger ledger;
  private final FaultSource faults;
  private final KeyRoutes keys;
  private final OpenConnections connections;
  private final AnswerWriter writer;

  ControlRoutes(
      Vertx vertx,
      Ledger ledger,
      FaultSource faults,
      KeyRoutes keys,
      OpenConnections connections,
      AnswerWriter writer) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.faults = faults;
    this.keys = keys;
    this.connections = connections;
    this.writer = writer;
  }

  /** The segments are those of the path after {@code /sandbox/}. */
  void handle(HttpServerRequest request, String[] segments) {
    switch (String.join("/", segments)) {
      case "ledger" -> ledger(request);
      case "faults" -> faults(request);
      case "keys" -> keys.handle(request);
      case "connections" -> {
        PaymentRoutes.require(request, HttpMethod.GET);
        writer.send(request, new Answer(200, connections.json()));
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

  private void ledger(HttpServerRequest request) {
    PaymentRoutes.require(request, HttpMethod.GET);
    String reference = PaymentRoutes.queryParameter(request, "reference");
    List<LedgerEntry> entries = ledger.entries();
    // A long ledger takes long to write as JSON: too long for the event loop.
    writer.answer(
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
    writer.answer(request, BodyReader.read(request, LARGEST_BODY_BYTES).map(action));
  }
}
