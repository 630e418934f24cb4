package io.sallyport.sandbox.http;

import io.sallyport.sandbox.ledger.Charge;
import io.sallyport.sandbox.ledger.Decline;
import io.sallyport.sandbox.ledger.FollowUp;
import io.sallyport.sandbox.ledger.Opening;
import io.sallyport.sandbox.ledger.Result;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Charges and follow-ups as JSON. */
final class ResultFormat {
  private ResultFormat() {}

  static JsonObject json(Result result) {
    return result instanceof Charge charge ? charge(charge) : followUp((FollowUp) result);
  }

  private static JsonObject charge(Charge charge) {
    Opening opening = charge.opening();
    JsonObject json =
        new JsonObject()
            .put("id", charge.id())
            .put("reference", opening.reference())
            .put("status", charge.status().word())
            .put("amount", opening.amountRequested())
            .put("currency", opening.currency())
            .put("amount_authorized", opening.amountAuthorized())
            .put("amount_captured", charge.amountCaptured())
            .put("amount_capturable", charge.amountCapturable())
            .put("amount_refunded", charge.amountRefunded())
            .put("network_transaction_id", opening.networkTransactionId())
            .put("card", new JsonObject().put("masked_number", opening.maskedCard()))
            .put("captures", followUps(charge, FollowUp.Kind.CAPTURE))
            .put("voids", followUps(charge, FollowUp.Kind.VOID))
            .put("refunds", followUps(charge, FollowUp.Kind.REFUND));
    if (opening.merchantReference() != null) {
      json.put("merchant_reference", opening.merchantReference());
    }
    if (opening.decline() != null) {
      json.put("decline", decline(opening.decline()));
    }
    return json;
  }

  private static JsonObject decline(Decline decline) {
    return new JsonObject()
        .put("code", decline.code())
        .put("network_code", decline.networkCode())
        .put("advice", decline.advice().word());
  }

  private static JsonArray followUps(Charge charge, FollowUp.Kind kind) {
    JsonArray array = new JsonArray();
    charge.followUps(kind).forEach(followUp -> array.add(followUp(followUp)));
    return array;
  }

  private static JsonObject followUp(FollowUp followUp) {
    JsonObject json =
        new JsonObject()
            .put("id", followUp.id())
            .put("charge", followUp.chargeId())
            .put("reference", followUp.reference())
            .put("status", "succeeded")
            .put("amount", followUp.amount())
            .put("currency", followUp.currency());
    return followUp.kind() == FollowUp.Kind.CAPTURE ? json.put("final", followUp.last()) : json;
  }
}
