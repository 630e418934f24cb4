package io.sallyport.sandbox.http;

import io.sallyport.sandbox.ledger.Refusal;
import io.sallyport.sandbox.ledger.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Reads a bounded body that must be one JSON object. */
final class BodyReader {
  private BodyReader() {}

  /** Must be called before the request's handler returns, or the body is lost. */
  static Future<JsonObject> read(HttpServerRequest request, int largestBytes) {
    Promise<JsonObject> promise = Promise.promise();
    Buffer body = Buffer.buffer();
    request.exceptionHandler(promise::tryFail);
    request.handler(
        part -> {
          if (body.length() + part.length() <= largestBytes) {
            body.appendBuffer(part);
          } else {
            promise.tryFail(new AnswerException(ErrorAnswers.tooLarge()));
          }
        });
    request.endHandler(unused -> complete(promise, body));
    return promise.future();
  }

  private static void complete(Promise<JsonObject> promise, Buffer body) {
    try {
      promise.tryComplete(body.toJsonObject());
    } catch (DecodeException | ClassCastException e) {
      promise.tryFail(RefusedException.of(Refusal.MALFORMED));
    }
  }
}
