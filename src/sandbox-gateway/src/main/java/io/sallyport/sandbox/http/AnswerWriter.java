package io.sallyport.sandbox.http;

import io.sallyport.sandbox.fault.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Sends answers, rightly or as a fault has it. Called on the connection's event loop. */
final class AnswerWriter {
  private static final int HUGE_BYTES = 10 * 1024 * 1024;
  private static final int DROPS = 20;

  private final Vertx vertx;

  AnswerWriter(Vertx vertx) {
    this.vertx = vertx;
  }

  void send(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = request.response();
    if (!response.closed() && !response.ended()) {
      head(response, answer).end(answer.body().toBuffer());
    }
  }

  /** Sends what the future comes to. */
  void answer(HttpServerRequest request, Future<JsonObject> body) {
    body.map(json -> new Answer(200, json))
        .recover(failure -> Future.succeededFuture(ErrorAnswers.of(failure)))
        .onSuccess(answer -> send(request, answer));
  }

  /** Sends the answer as the fault has it; secrets are what an echo repeats. */
  void send(
      HttpServerRequest request,
      Answer answer,
      @Nullable Fault fault,
      long delayMillis,
      Secrets secrets) {
    if (fault == null) {
      send(request, answer);
      return;
    }
    switch (fault) {
      case DELAY_BEFORE, ERROR_500, THROTTLE, UNAUTHORIZED -> send(request, answer);
      case DELAY -> later(delayMillis, () -> send(request, answer));
      case DROP_BEFORE, DROP_AFTER -> request.connection().close();
      case ERROR_500_AFTER -> send(request, ErrorAnswers.internal());
      case GARBAGE -> head(request.response(), answer).end("<html>{\"id\":\"ch_");
      case SLOW_BODY -> dribble(request, answer, delayMillis);
      case CLOSE_MID_BODY -> closeInTheMiddle(request, answer);
      case WRONG_AMOUNT -> send(request, Distortion.otherAmounts(answer));
      case WRONG_CURRENCY -> send(request, Distortion.otherCurrency(answer));
      case ECHO_SECRETS -> send(request, Distortion.echo(answer, secrets));
      case HUGE_BODY -> send(request, huge(answer));
    }
  }

  private void later(long delayMillis, Runnable action) {
    vertx.setTimer(Math.max(1, delayMillis), unused -> action.run());
  }

  private static HttpServerResponse head(HttpServerResponse response, Answer answer) {
    response
        .setStatusCode(answer.status())
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store");
    answer.headers().forEach(response::putHeader);
    return response;
  }

  private static Answer huge(Answer answer) {
    JsonObject body = answer.body().copy().put("padding", "x".repeat(HUGE_BYTES));
    return new Answer(answer.status(), body, answer.headers());
  }

  private static void closeInTheMiddle(HttpServerRequest request, Answer answer) {
    Buffer body = answer.body().toBuffer();
    head(request.response(), answer)
        .putHeader("Content-Length", Integer.toString(body.length()))
        .write(body.slice(0, body.length() / 2))
        .onComplete(unused -> request.connection().close());
  }

  private void dribble(HttpServerRequest request, Answer answer, long delayMillis) {
    Buffer body = answer.body().toBuffer();
    head(request.response(), answer).putHeader("Content-Length", Integer.toString(body.length()));
    dribbleFrom(0, request.response(), body, delayMillis / DROPS);
  }

  private void dribbleFrom(
      int start, HttpServerResponse response, Buffer body, long intervalMillis) {
    later(
        intervalMillis,
        () -> {
          if (response.closed()) {
            return;
          }
          int end = Math.min(body.length(), start + body.length() / DROPS + 1);
          Buffer drop = body.slice(start, end);
          if (end == body.length()) {
            response.end(drop);
          } else {
            response.write(drop);
            dribbleFrom(end, response, body, intervalMillis);
          }
        });
  }
}
