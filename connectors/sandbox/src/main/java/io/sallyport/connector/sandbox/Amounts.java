package io.sallyport.connector.sandbox;

import io.sallyport.spi.Amount;
import io.sallyport.spi.value.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;

/** Amounts as the gateway writes them: minor units in a member, their currency beside it. */
final class Amounts {
  private Amounts() {}

  /** The amount, or empty when number or currency is missing or impossible. */
  static Optional<Amount> read(JsonObject json, String member) {
    OptionalLong minorAmount = json.integer(member);
    return minorAmount.isPresent()
        ? Amount.ifValid(minorAmount.getAsLong(), json.string("currency").orElse(null))
        : Optional.empty();
  }
}
