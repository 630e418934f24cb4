package io.sallyport.sandbox.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a charge began: approved or declined.
 *
 * @param amountRequested in minor units
 * @param amountAuthorized in minor units; zero when declined
 * @param captured whether everything authorized was captured at once
 * @param maskedCard the first and last four digits, all that is ever stored of a card
 */
public record Opening(
    String id,
    String reference,
    @Nullable String merchantReference,
    long amountRequested,
    long amountAuthorized,
    String currency,
    boolean captured,
    String maskedCard,
    String networkTransactionId,
    @Nullable Decline decline)
    implements Posting {
  @Override
  public String chargeId() {
    return id;
  }

  @Override
  public long amount() {
    return decline == null ? amountAuthorized : amountRequested;
  }
}
