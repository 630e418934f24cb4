package io.sallyport.sandbox.http;

import io.sallyport.sandbox.ledger.Card;
import io.sallyport.sandbox.ledger.ChargeRequest;
import io.sallyport.sandbox.ledger.Claim;
import io.sallyport.sandbox.ledger.FollowUp;
import io.sallyport.sandbox.ledger.Ledger;
import io.sallyport.sandbox.ledger.RefusedException;
import io.sallyport.sandbox.ledger.Result;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Turns a body into what the ledger shall do. Unknown fields are tolerated, as gateways do. */
final class Commands {
  private Commands() {}

  /** What the ledger shall do, once the idempotency key is claimed. */
  @FunctionalInterface
  interface Command {
    CompletionStage<Result> run(Ledger ledger, Claim claim);
  }

  static Command charge(JsonObject body, Secrets secrets) {
    Fields fields = new Fields(body);
    ChargeRequest request =
        new ChargeRequest(
            clean("reference", fields.text("reference"), secrets),
            optional("merchant_reference", fields, secrets),
            fields.integer("amount"),
            fields.text("currency"),
            fields.flag("capture", true),
            fields.flag("allow_partial", false),
            card(fields.object("card")));
    return (ledger, claim) -> ledger.charge(request, claim);
  }

  static Command followUp(FollowUp.Kind kind, String chargeId, JsonObject body, Secrets secrets) {
    Fields fields = new Fields(body);
    String reference = clean("reference", fields.text("reference"), secrets);
    long amount = kind == FollowUp.Kind.VOID ? 0 : fields.integer("amount");
    boolean last = kind == FollowUp.Kind.CAPTURE && fields.flag("final", false);
    return (ledger, claim) -> ledger.followUp(kind, chargeId, reference, amount, last, claim);
  }

  private static Card card(Fields card) {
    card.optionalText("holder_name");
    return Card.of(
        card.text("number"),
        card.integer("expiry_month"),
        card.integer("expiry_year"),
        card.optionalText("security_code"));
  }

  private static @Nullable String optional(String name, Fields fields, Secrets secrets) {
    String value = fields.optionalText(name);
    return value == null ? null : clean(name, value, secrets);
  }

  /** A reference is stored as it is, so what may not be stored is refused in it. */
  private static String clean(String name, String value, Secrets secrets) {
    if (secrets.in(value)) {
      throw RefusedException.invalid(name);
    }
    return value;
  }
}
