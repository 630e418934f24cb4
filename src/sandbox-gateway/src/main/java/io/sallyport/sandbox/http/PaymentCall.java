package io.sallyport.sandbox.http;

import io.sallyport.sandbox.fault.Fault;
import io.sallyport.sandbox.fault.FaultSource;
import io.sallyport.sandbox.ledger.Claim;
import io.sallyport.sandbox.ledger.Ledger;
import io.sallyport.sandbox.ledger.RefusedException;
import io.sallyport.sandbox.ledger.Result;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One request that moves money, from its body to its answer. A fault that the body names strikes
 * each time the request comes, until it has been processed: its replay then shows the truth. Faults
 * from the plan strike replays as well, as a network would.
 */
final class PaymentCall {
  private static final int LARGEST_BODY_BYTES = 64 * 1024;
  private static final int LONGEST_KEY = 255;
  private static final String KEY_HEADER = "Idempotency-Key";

  private final Vertx vertx;
  private final Context context;
  private final Ledger ledger;
  private final FaultSource faults;
  private final HttpServerRequest request;
  private final Secrets noBodyYet;
  private final String apiKey;
  private final Parser parser;
  private @Nullable Fault fault;
  private @Nullable Secrets secrets;

  /** Reads the body of one route. */
  @FunctionalInterface
  interface Parser {
    Commands.Command parse(JsonObject body, Secrets secrets);
  }

  PaymentCall(
      Vertx vertx,
      Ledger ledger,
      FaultSource faults,
      HttpServerRequest request,
      String apiKey,
      Parser parser) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.ledger = ledger;
    this.faults = faults;
    this.request = request;
    this.apiKey = apiKey;
    this.parser = parser;
    this.noBodyYet = Secrets.of(apiKey, new JsonObject());
  }

  /** Called once, before the request's handler returns. */
  void run(AnswerWriter writer) {
    BodyReader.read(request, LARGEST_BODY_BYTES)
        .compose(this::process)
        .recover(failure -> Future.succeededFuture(ErrorAnswers.of(failure)))
        .onSuccess(
            answer ->
                writer.send(
                    request,
                    answer,
                    fault,
                    faults.delayMillis(),
                    secrets == null ? noBodyYet : secrets));
  }

  private Future<Answer> process(JsonObject body) {
    Secrets carried = Secrets.of(apiKey, body);
    secrets = carried;
    Fault named = namedFault(body);
    // The fault is no part of the payment: a replay may come without it.
    JsonObject payment = body.copy();
    payment.remove("fault");
    Claim claim = ledger.claimFor(key(carried), request.path(), payment);
    Result processed = ledger.replay(claim);
    fault = named == null ? faults.next() : (processed == null ? named : null);
    if (fault != null && !fault.processed()) {
      return Future.succeededFuture(unprocessed(fault));
    }
    Commands.Command command = parser.parse(payment, carried);
    Result earlier = ledger.claim(claim);
    if (earlier != null) {
      Answer replayed = new Answer(201, ResultFormat.json(earlier));
      return Future.succeededFuture(replayed.with("Idempotent-Replayed", "true"));
    }
    return record(command, claim);
  }

  private Future<Answer> record(Commands.Command command, Claim claim) {
    return waitBefore()
        .compose(unused -> Future.fromCompletionStage(command.run(ledger, claim), context))
        .onComplete(unused -> ledger.release(claim))
        .map(result -> new Answer(201, ResultFormat.json(result)));
  }

  private Future<@Nullable Void> waitBefore() {
    if (fault != Fault.DELAY_BEFORE) {
      return Future.succeededFuture();
    }
    return vertx
        .timer(Math.max(1, faults.delayMillis()))
        .compose(
            unused ->
                request.response().closed()
                    ? Future.failedFuture(new AnswerException(ErrorAnswers.internal()))
                    : Future.succeededFuture());
  }

  private static @Nullable Fault namedFault(JsonObject body) {
    String word = new Fields(body).optionalText("fault");
    if (word == null) {
      return null;
    }
    Fault named = Fault.named(word);
    if (named == null) {
      throw RefusedException.invalid("fault");
    }
    return named;
  }

  private String key(Secrets carried) {
    String key = request.getHeader(KEY_HEADER);
    boolean usable =
        key != null
            && !key.isBlank()
            && key.length() <= LONGEST_KEY
            && key.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    if (!usable || carried.in(key)) {
      throw RefusedException.malformed(KEY_HEADER);
    }
    return key;
  }

  private static Answer unprocessed(Fault fault) {
    return switch (fault) {
      case THROTTLE -> ErrorAnswers.throttled();
      case UNAUTHORIZED -> ErrorAnswers.invalidApiKey();
      default -> ErrorAnswers.internal();
    };
  }
}
