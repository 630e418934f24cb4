package io.sallyport.connector.sandbox;

import io.sallyport.spi.Amount;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.outcome.Processed.Progress;
import io.sallyport.spi.value.JsonObject;
import java.util.Optional;

/**
 * A capture, void or refund as the gateway tells it.
 *
 * @param charge the id of the charge that it belongs to
 * @param reference ours
 */
record FollowUp(String id, String charge, String reference, Amount amount) {
  /** The follow-up, or empty when anything about it is missing or impossible. */
  static Optional<FollowUp> read(JsonObject json) {
    Optional<String> id = json.string("id").filter(Charge::isId);
    Optional<String> charge = json.string("charge");
    Optional<String> reference = json.string("reference");
    Optional<String> status = json.string("status").filter("succeeded"::equals);
    Optional<Amount> amount = Amounts.read(json, "amount");
    boolean whole =
        id.isPresent()
            && charge.isPresent()
            && reference.isPresent()
            && status.isPresent()
            && amount.isPresent();
    return whole
        ? Optional.of(new FollowUp(id.get(), charge.get(), reference.get(), amount.get()))
        : Optional.empty();
  }

  /** What a capture or a refund has come to. */
  Outcome moved() {
    return Processed.builder(Progress.SUCCEEDED, id).amount(amount).build();
  }

  /** What a void has come to: it gives up whatever there is, so it has no amount. */
  Outcome voided() {
    return Processed.builder(Progress.SUCCEEDED, id).build();
  }
}
