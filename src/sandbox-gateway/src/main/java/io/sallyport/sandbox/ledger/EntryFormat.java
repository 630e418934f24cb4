package io.sallyport.sandbox.ledger;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A ledger entry as JSON: in full for the file, without the fingerprint for readers. */
public final class EntryFormat {
  private static final String CHARGE = "charge";
  private static final String DECLINE = "decline";

  private EntryFormat() {}

  /** What {@code GET /sandbox/ledger} shows. */
  public static JsonObject publicView(LedgerEntry entry) {
    Posting posting = entry.posting();
    JsonObject json =
        new JsonObject()
            .put("sequence", entry.sequence())
            .put("at", entry.at().toString())
            .put("type", type(posting))
            .put("id", posting.id())
            .put(CHARGE, posting.chargeId())
            .put("reference", posting.reference())
            .put("amount", posting.amount())
            .put("currency", posting.currency())
            .put("idempotency_key", entry.claim().key());
    if (posting instanceof Opening opening) {
      putOpening(json, opening);
    } else if (posting instanceof FollowUp followUp && followUp.kind() == FollowUp.Kind.CAPTURE) {
      json.put("final", followUp.last());
    }
    return json;
  }

  static String line(LedgerEntry entry) {
    return publicView(entry).put("fingerprint", entry.claim().fingerprint()).encode();
  }

  static LedgerEntry parse(String line) {
    JsonObject json = new JsonObject(line);
    return new LedgerEntry(
        json.getLong("sequence"),
        Instant.parse(text(json, "at")),
        new Claim(text(json, "idempotency_key"), text(json, "fingerprint")),
        posting(json));
  }

  private static String type(Posting posting) {
    if (posting instanceof FollowUp followUp) {
      return followUp.kind().name().toLowerCase(Locale.ROOT);
    }
    return posting instanceof Opening opening && opening.decline() != null ? DECLINE : CHARGE;
  }

  private static void putOpening(JsonObject json, Opening opening) {
    json.put("captured", opening.captured())
        .put("amount_requested", opening.amountRequested())
        .put("card", opening.maskedCard())
        .put("network_transaction_id", opening.networkTransactionId());
    if (opening.merchantReference() != null) {
      json.put("merchant_reference", opening.merchantReference());
    }
    if (opening.decline() != null) {
      json.put("decline_code", opening.decline().code());
    }
  }

  private static Posting posting(JsonObject json) {
    String type = text(json, "type");
    return type.equals(CHARGE) || type.equals(DECLINE)
        ? opening(json, type)
        : new FollowUp(
            FollowUp.Kind.valueOf(type.toUpperCase(Locale.ROOT)),
            text(json, "id"),
            text(json, CHARGE),
            text(json, "reference"),
            json.getLong("amount"),
            text(json, "currency"),
            json.getBoolean("final", false));
  }

  private static Opening opening(JsonObject json, String type) {
    boolean declined = type.equals(DECLINE);
    return new Opening(
        text(json, "id"),
        text(json, "reference"),
        optionalText(json, "merchant_reference"),
        json.getLong("amount_requested"),
        declined ? 0 : json.getLong("amount"),
        text(json, "currency"),
        json.getBoolean("captured"),
        text(json, "card"),
        text(json, "network_transaction_id"),
        declined ? Decline.valueOf(text(json, "decline_code").toUpperCase(Locale.ROOT)) : null);
  }

  private static String text(JsonObject json, String field) {
    String value = optionalText(json, field);
    if (value == null) {
      throw new IllegalArgumentException("an entry has no " + field);
    }
    return value;
  }

  private static @Nullable String optionalText(JsonObject json, String field) {
    return json.getString(field);
  }
}
