package io.sallyport.runtime.egress.answer;

import io.sallyport.spi.value.FormValue;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonNumber;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonString;
import io.sallyport.spi.value.JsonValue;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.ResponseBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replaces what was sent by {@value #REPLACEMENT} wherever it stands, and counts. For one use. */
final class Scrubber {
  static final String REPLACEMENT = "[scrubbed]";

  private static final int MAX_TEXT_LENGTH = 8_192;

  private final Needles needles;
  private int count;

  Scrubber(Needles needles) {
    this.needles = needles;
  }

  int count() {
    return count;
  }

  HttpResponse scrub(HttpResponse response) {
    ResponseBody body = body(response.body());
    Map<String, String> headers = headers(response.headers());
    return new HttpResponse(response.status(), headers, body);
  }

  private Map<String, String> headers(Map<String, String> headers) {
    Map<String, String> scrubbed = new HashMap<>();
    headers.forEach((name, value) -> scrubbed.put(text(name), leaf(value, isCodeName(name))));
    return scrubbed;
  }

  private ResponseBody body(ResponseBody body) {
    if (body instanceof ResponseBody.Json json) {
      return new ResponseBody.Json(json(json.value(), false));
    }
    if (body instanceof ResponseBody.Form form) {
      return new ResponseBody.Form(form(form.value()));
    }
    if (body instanceof ResponseBody.Text text) {
      return new ResponseBody.Text(cut(leaf(text.value(), false)));
    }
    return body;
  }

  /** Cut after scrubbing, or half a card number could stand at the end. */
  private static String cut(String text) {
    if (text.length() <= MAX_TEXT_LENGTH) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_TEXT_LENGTH - 1));
    return text.substring(0, splitsPair ? MAX_TEXT_LENGTH - 1 : MAX_TEXT_LENGTH);
  }

  private FormValue form(FormValue form) {
    FormValue.Builder scrubbed = FormValue.builder();
    for (FormValue.Field field : form.fields()) {
      String value = field.fold(text -> text, reference -> "");
      scrubbed.add(text(field.name()), leaf(value, isCodeName(field.name())));
    }
    return scrubbed.build();
  }

  private JsonValue json(JsonValue value, boolean underCodeName) {
    if (value instanceof JsonObject object) {
      return object(object, underCodeName);
    }
    if (value instanceof JsonArray array) {
      return array(array, underCodeName);
    }
    if (value instanceof JsonString string) {
      String scrubbed = leaf(string.value(), underCodeName);
      return scrubbed.equals(string.value()) ? value : new JsonString(scrubbed);
    }
    return value instanceof JsonNumber number ? number(number, underCodeName) : value;
  }

  private JsonValue number(JsonNumber number, boolean underCodeName) {
    String text = number.text();
    boolean found =
        needles.isCardNumber(text)
            || needles.isWhole(text)
            || needles.endOfMatch(text, 0) == text.length()
            || (underCodeName && needles.isSecurityCode(text));
    if (!found) {
      return number;
    }
    count++;
    return new JsonString(REPLACEMENT);
  }

  private JsonValue object(JsonObject object, boolean underCodeName) {
    int before = count;
    Map<String, JsonValue> members = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (name, member) ->
                members.put(
                    distinct(text(name), members),
                    json(member, underCodeName || isCodeName(name))));
    if (count == before) {
      return object;
    }
    JsonObject.Builder scrubbed = JsonObject.builder();
    members.forEach(scrubbed::put);
    return scrubbed.build();
  }

  /** Two names may become the same text, and an object has each name once. */
  private static String distinct(String name, Map<String, JsonValue> members) {
    String distinct = name;
    for (int number = 2; members.containsKey(distinct); number++) {
      distinct = name + number;
    }
    return distinct;
  }

  private JsonValue array(JsonArray array, boolean underCodeName) {
    int before = count;
    List<JsonValue> elements = new ArrayList<>(array.elements().size());
    for (JsonValue element : array.elements()) {
      elements.add(json(element, underCodeName));
    }
    return count == before ? array : new JsonArray(elements);
  }

  private boolean isCodeName(String name) {
    return needles.haveSecurityCode() && SecurityCodeNames.has(name);
  }

  private String leaf(String text, boolean underCodeName) {
    if (needles.isWhole(text) || (underCodeName && needles.isSecurityCode(text))) {
      count++;
      return REPLACEMENT;
    }
    return text(text);
  }

  private String text(String text) {
    StringBuilder scrubbed = new StringBuilder(0);
    int kept = 0;
    for (int at = 0; at < text.length(); at++) {
      int end = needles.endOfMatch(text, at);
      if (end > at) {
        scrubbed.append(text, kept, at).append(REPLACEMENT);
        count++;
        kept = end;
        at = end - 1;
      }
    }
    return kept == 0 ? text : scrubbed.append(text, kept, text.length()).toString();
  }
}
