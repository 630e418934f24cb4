package io.sallyport.sandbox.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.BiFunction;

/** Answers that do not tell what the ledger holds. The original answer stays as it is. */
final class Distortion {
  private Distortion() {}

  /** Every amount is one minor unit too large. */
  static Answer otherAmounts(Answer answer) {
    return changed(
        answer,
        (name, value) ->
            name.startsWith("amount") && value instanceof Number amount
                ? amount.longValue() + 1
                : value);
  }

  /** Every currency is another one. */
  static Answer otherCurrency(Answer answer) {
    return changed(
        answer,
        (name, value) -> name.equals("currency") ? (value.equals("EUR") ? "USD" : "EUR") : value);
  }

  /** Fields and a header repeat what the request carried. */
  static Answer echo(Answer answer, Secrets secrets) {
    JsonObject body = answer.body().copy();
    body.put("debug", secrets.asJson());
    body.put("message", "request was " + String.join(" ", secrets.all()));
    return new Answer(answer.status(), body, answer.headers())
        .with("X-Debug", String.join(" ", secrets.all()));
  }

  private static Answer changed(Answer answer, BiFunction<String, Object, Object> change) {
    return new Answer(answer.status(), changed(answer.body(), change), answer.headers());
  }

  private static JsonObject changed(JsonObject object, BiFunction<String, Object, Object> change) {
    JsonObject copy = new JsonObject();
    object.forEach(
        member -> copy.put(member.getKey(), changed(member.getKey(), member.getValue(), change)));
    return copy;
  }

  private static Object changed(
      String name, Object value, BiFunction<String, Object, Object> change) {
    if (value instanceof JsonObject object) {
      return changed(object, change);
    }
    if (value instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(item -> copy.add(changed(name, item, change)));
      return copy;
    }
    return change.apply(name, value);
  }
}
