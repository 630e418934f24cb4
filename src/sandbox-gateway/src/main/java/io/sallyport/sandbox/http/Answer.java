package io.sallyport.sandbox.http;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What is answered, before any fault changes it. */
record Answer(int status, JsonObject body, Map<String, String> headers) {
  Answer(int status, JsonObject body) {
    this(status, body, Map.of());
  }

  static Answer error(int status, String code) {
    return error(status, code, Map.of());
  }

  static Answer error(int status, String code, Map<String, String> headers) {
    JsonObject error = new JsonObject().put("code", code);
    return new Answer(status, new JsonObject().put("error", error), headers);
  }

  Answer with(String header, String value) {
    return new Answer(status, body, Map.of(header, value));
  }
}
