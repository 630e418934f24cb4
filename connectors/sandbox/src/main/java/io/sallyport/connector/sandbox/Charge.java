package io.sallyport.connector.sandbox;

import io.sallyport.spi.Amount;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.outcome.Processed.Progress;
import io.sallyport.spi.outcome.RetryAdvice;
import io.sallyport.spi.value.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A charge as the gateway tells it. The amounts are the gateway's, also where they are not what was
 * asked for: the engine compares.
 *
 * @param reference ours
 * @param decline why it was declined, and only then
 */
record Charge(
    String id,
    String reference,
    Amount authorized,
    Amount captured,
    Amount refunded,
    boolean voided,
    Optional<String> networkTransactionId,
    Optional<GatewayError> decline) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final String DECLINED = "declined";
  private static final String VOIDED = "voided";
  private static final Set<String> STATUSES =
      Set.of(
          "authorized",
          "captured",
          "partially_captured",
          VOIDED,
          "refunded",
          "partially_refunded",
          DECLINED);

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The charge, or empty when anything about it is missing or impossible. */
  static Optional<Charge> read(JsonObject json) {
    Optional<String> id = json.string("id").filter(Charge::isId);
    Optional<String> reference = json.string("reference");
    Optional<String> status = json.string("status").filter(STATUSES::contains);
    Optional<Amount> asked = Amounts.read(json, "amount");
    Optional<Amount> authorized = Amounts.read(json, "amount_authorized");
    Optional<Amount> captured = Amounts.read(json, "amount_captured");
    Optional<Amount> refunded = Amounts.read(json, "amount_refunded");
    boolean whole =
        id.isPresent()
            && reference.isPresent()
            && status.isPresent()
            && asked.isPresent()
            && authorized.isPresent()
            && captured.isPresent()
            && refunded.isPresent();
    return whole
        ? Optional.of(
                new Charge(
                    id.get(),
                    reference.get(),
                    authorized.get(),
                    captured.get(),
                    refunded.get(),
                    status.get().equals(VOIDED),
                    json.string("network_transaction_id").filter(Charge::isId),
                    decline(json)))
            .filter(charge -> charge.isDeclinedAsItsStatusSays(status.get()))
        : Optional.empty();
  }

  /** A decline has a reason and holds no money; nothing else has a reason. */
  private boolean isDeclinedAsItsStatusSays(String status) {
    return status.equals(DECLINED)
        ? decline.isPresent() && authorized.isZero() && captured.isZero()
        : decline.isEmpty();
  }

  private static Optional<GatewayError> decline(JsonObject json) {
    return json.object("decline")
        .flatMap(
            decline ->
                decline
                    .string("code")
                    .map(
                        code ->
                            new GatewayError(
                                code, decline.string("network_code"), advice(decline))));
  }

  private static RetryAdvice advice(JsonObject decline) {
    return switch (decline.string("advice").orElse("")) {
      case "retry_later" -> RetryAdvice.RETRY_LATER;
      case "do_not_retry" -> RetryAdvice.DO_NOT_RETRY;
      case "try_other_card" -> RetryAdvice.TRY_OTHER_METHOD;
      default -> RetryAdvice.NONE;
    };
  }

  Outcome outcome() {
    return decline
        .map(error -> Outcome.declined(error, Optional.of(id)))
        .orElseGet(this::processed);
  }

  private Outcome processed() {
    return Processed.builder(Progress.SUCCEEDED, id)
        .amount(authorized)
        .capturedAmount(captured)
        .refundedAmount(refunded)
        .voided(voided)
        .networkTransactionId(networkTransactionId)
        .build();
  }
}
