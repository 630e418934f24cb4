package io.sallyport.sandbox.http;

import io.sallyport.sandbox.ledger.RefusedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * {@code /sandbox/keys}, what a merchant's page at a real gateway offers: {@code GET} counts,
 * {@code POST} makes one more key and answers nothing but it, {@code DELETE} forgets all but the
 * newest, {@code PUT} says which are accepted. Keys set here hold until the process ends.
 */
final class KeyRoutes {
  private static final int LARGEST_BODY_BYTES = 64 * 1024;

  private final ApiKeys apiKeys;
  private final AnswerWriter writer;

  KeyRoutes(ApiKeys apiKeys, AnswerWriter writer) {
    this.apiKeys = apiKeys;
    this.writer = writer;
  }

  void handle(HttpServerRequest request) {
    switch (request.method().name()) {
      case "PUT" ->
          writer.answer(request, BodyReader.read(request, LARGEST_BODY_BYTES).map(this::replace));
      case "POST" -> send(request, new JsonObject().put("api_key", apiKeys.issue()));
      case "DELETE" -> {
        apiKeys.retireOlder();
        send(request, counts());
      }
      default -> {
        PaymentRoutes.require(request, HttpMethod.GET);
        send(request, counts());
      }
    }
  }

  private JsonObject replace(JsonObject body) {
    if (!(body.getValue("sha256") instanceof JsonArray array)
        || !array.stream().allMatch(each -> each instanceof String s && ApiKeys.isSha256(s))) {
      throw RefusedException.invalid("sha256");
    }
    List<String> accepted = array.stream().map(String.class::cast).toList();
    apiKeys.replace(accepted);
    return counts();
  }

  private JsonObject counts() {
    return new JsonObject().put("accepted", apiKeys.size()).put("refused", apiKeys.refused());
  }

  private void send(HttpServerRequest request, JsonObject body) {
    writer.send(request, new Answer(200, body));
  }
}
