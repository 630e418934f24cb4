package io.sallyport.tck;

import io.sallyport.spi.value.FormValue;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonString;
import io.sallyport.spi.value.JsonValue;
import io.sallyport.spi.wire.Bytes;
import io.sallyport.spi.wire.FrameResponse;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.WireResponse;
import io.sallyport.tck.HostileAnswer.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers that a broken, overloaded or malicious gateway may give instead of a right one. */
final class HostileAnswers {
  private static final List<Integer> SUCCESSES = List.of(200, 201, 202);
  private static final List<Integer> REFUSALS = List.of(400, 401, 403, 409, 422, 429);
  private static final List<Integer> ERRORS = List.of(302, 418, 500, 502, 503, 504, 599);
  private static final List<String> WAITS = List.of("", "-1", "soon", "99999999999999999999");
  private static final ResponseBody NO_BODY = new ResponseBody.Empty();

  private final List<HostileAnswer> answers = new ArrayList<>();

  private HostileAnswers() {}

  /** Instead of the right answer. */
  static List<HostileAnswer> insteadOf(WireResponse right) {
    HostileAnswers hostile = new HostileAnswers();
    return right.fold(hostile::http, hostile::frame);
  }

  private List<HostileAnswer> http(HttpResponse right) {
    for (int status : SUCCESSES) {
      add(status, "no body", Meaning.BARE_SUCCESS, NO_BODY);
      unreadableBodies().forEach((name, body) -> add(status, name, Meaning.NOTHING, body));
    }
    for (int status : ERRORS) {
      add(status, "no body", Meaning.NOTHING, NO_BODY);
      add(status, "an empty object", Meaning.NOTHING, json(JsonObject.empty()));
      add(status, "the body of a success", Meaning.NEARLY_RIGHT, right.body());
    }
    for (int status : REFUSALS) {
      add(status, "no body", Meaning.BARE_REFUSAL, NO_BODY);
      add(status, "the body of a success", Meaning.NEARLY_RIGHT, right.body());
    }
    add(404, "no body", Meaning.BARE_NOT_FOUND, NO_BODY);
    for (String wait : WAITS) {
      HttpResponse throttled = new HttpResponse(429, Map.of("retry-after", wait), NO_BODY);
      answers.add(
          new HostileAnswer("429 with Retry-After " + wait, Meaning.BARE_REFUSAL, throttled));
    }
    if (right.body() instanceof ResponseBody.Json body) {
      JsonMutations.of(body.value())
          .forEach(value -> add(right.status(), "changed", Meaning.NEARLY_RIGHT, json(value)));
    }
    return answers;
  }

  private static Map<String, ResponseBody> unreadableBodies() {
    return Map.of(
        "a broken body",
        new ResponseBody.Malformed(),
        "a page",
        new ResponseBody.Text("<html>busy</html>"),
        "a form",
        new ResponseBody.Form(FormValue.builder().add("a", "b").build()),
        "an empty object",
        json(JsonObject.empty()),
        "an empty array",
        json(new JsonArray(List.of())),
        "a string",
        json(new JsonString("ok")));
  }

  private static ResponseBody json(JsonValue value) {
    return new ResponseBody.Json(value);
  }

  private void add(int status, String name, Meaning meaning, ResponseBody body) {
    HttpResponse response = new HttpResponse(status, Map.of(), body);
    String rendered =
        body instanceof ResponseBody.Json json ? " " + Rendering.json(json.value()) : "";
    answers.add(new HostileAnswer(status + " with " + name + rendered, meaning, response));
  }

  private List<HostileAnswer> frame(FrameResponse right) {
    Bytes message = right.message();
    for (int length = 0; length < message.length(); length++) {
      add("cut after " + length + " bytes", message.slice(0, length));
    }
    add("nothing but ones", Bytes.ofHex("ff".repeat(Math.max(1, message.length()))));
    return answers;
  }

  private void add(String name, Bytes message) {
    Meaning meaning = message.length() == 0 ? Meaning.NOTHING : Meaning.NEARLY_RIGHT;
    answers.add(new HostileAnswer("a message " + name, meaning, new FrameResponse(message)));
  }
}
