package io.sallyport.connector.sandbox;

import io.sallyport.spi.Amount;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonValue;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.WireResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers of the sandbox gateway, as recorded from it. */
final class Answers {
  private Answers() {}

  static JsonObject charge(String id, String reference, String status, Amount amount) {
    long authorized = status.equals("declined") ? 0 : amount.minorAmount();
    long captured = status.equals("captured") ? amount.minorAmount() : 0;
    return chargeBuilder(id, reference, status, amount.minorAmount(), amount.currency())
        .put("amount_authorized", authorized)
        .put("amount_captured", captured)
        .put("amount_refunded", 0)
        .put("network_transaction_id", "ABCDEFGHIJKLMNO")
        .put("captures", list())
        .put("voids", list())
        .put("refunds", list())
        .build();
  }

  static JsonObject.Builder chargeBuilder(
      String id, String reference, String status, long minorAmount, String currency) {
    return JsonObject.builder()
        .put("id", id)
        .put("reference", reference)
        .put("status", status)
        .put("amount", minorAmount)
        .put("currency", currency);
  }

  static JsonObject decline(String code, String networkCode, String advice) {
    return JsonObject.builder()
        .put("code", code)
        .put("network_code", networkCode)
        .put("advice", advice)
        .build();
  }

  static JsonObject followUp(String id, String charge, String reference, Amount amount) {
    return JsonObject.builder()
        .put("id", id)
        .put("charge", charge)
        .put("reference", reference)
        .put("status", "succeeded")
        .put("amount", amount.minorAmount())
        .put("currency", amount.currency())
        .build();
  }

  static JsonObject ping() {
    return JsonObject.builder().put("status", "ok").build();
  }

  static JsonObject error(String code) {
    return JsonObject.builder()
        .put("error", JsonObject.builder().put("code", code).build())
        .build();
  }

  static JsonArray list(JsonValue... elements) {
    return new JsonArray(List.of(elements));
  }

  static JsonObject with(JsonObject object, String name, JsonValue value) {
    JsonObject.Builder builder = JsonObject.builder();
    List<String> names = new ArrayList<>(object.members().keySet());
    if (!names.contains(name)) {
      names.add(name);
    }
    names.forEach(
        member -> builder.put(member, member.equals(name) ? value : value(object, member)));
    return builder.build();
  }

  static JsonObject without(JsonObject object, String name) {
    JsonObject.Builder builder = JsonObject.builder();
    object.members().keySet().stream()
        .filter(member -> !member.equals(name))
        .forEach(member -> builder.put(member, value(object, member)));
    return builder.build();
  }

  private static JsonValue value(JsonObject object, String name) {
    return object.value(name).orElseThrow();
  }

  static HttpResponse response(int status, JsonValue body) {
    return new HttpResponse(status, Map.of(), new ResponseBody.Json(body));
  }

  static WireResult answered(int status, JsonValue body) {
    return new WireResult.Answered(response(status, body));
  }

  static WireResult answered(int status, Map<String, String> headers, ResponseBody body) {
    return new WireResult.Answered(new HttpResponse(status, headers, body));
  }
}
