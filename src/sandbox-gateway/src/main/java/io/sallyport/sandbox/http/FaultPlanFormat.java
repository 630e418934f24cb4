package io.sallyport.sandbox.http;

import io.sallyport.sandbox.fault.Fault;
import io.sallyport.sandbox.fault.FaultPlan;
import io.sallyport.sandbox.ledger.RefusedException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A fault plan as JSON; what is left out is as in {@link FaultPlan#NONE}. */
final class FaultPlanFormat {
  private FaultPlanFormat() {}

  static JsonObject json(FaultPlan plan) {
    JsonObject rates = new JsonObject();
    plan.rates().forEach((fault, rate) -> rates.put(fault.word(), rate));
    JsonArray next = new JsonArray();
    plan.next().forEach(fault -> next.add(fault.word()));
    return new JsonObject()
        .put("rates", rates)
        .put("next", next)
        .put("delay_millis", plan.delayMillis())
        .put("seed", plan.seed());
  }

  static FaultPlan parse(JsonObject json) {
    Fields fields = new Fields(json);
    long delayMillis = fields.integer("delay_millis", FaultPlan.NONE.delayMillis());
    long seed = fields.integer("seed", FaultPlan.NONE.seed());
    try {
      return new FaultPlan(rates(json), next(json), delayMillis, seed);
    } catch (IllegalArgumentException e) {
      throw RefusedException.invalid(String.valueOf(e.getMessage()));
    }
  }

  private static Map<Fault, Double> rates(JsonObject json) {
    Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    Object value = json.getValue("rates", new JsonObject());
    if (!(value instanceof JsonObject object)) {
      throw new IllegalArgumentException("rates");
    }
    object.forEach(
        member -> {
          if (!(member.getValue() instanceof Number rate)) {
            throw new IllegalArgumentException("rates");
          }
          rates.put(fault(member.getKey(), "rates"), rate.doubleValue());
        });
    return rates;
  }

  private static List<Fault> next(JsonObject json) {
    Object value = json.getValue("next", new JsonArray());
    if (!(value instanceof JsonArray array)) {
      throw new IllegalArgumentException("next");
    }
    return array.stream().map(word -> fault(word, "next")).toList();
  }

  private static Fault fault(Object word, String field) {
    Fault fault = word instanceof String text ? Fault.named(text) : null;
    if (fault == null) {
      throw new IllegalArgumentException(field);
    }
    return fault;
  }
}
