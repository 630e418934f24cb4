package io.sallyport.sandbox.ledger;

/**
 * A capture, void or refund that succeeded.
 *
 * @param amount in minor units; for a void, what it released
 * @param last for a capture: nothing may be captured after it
 */
public record FollowUp(
    Kind kind,
    String id,
    String chargeId,
    String reference,
    long amount,
    String currency,
    boolean last)
    implements Posting, Result {
  /** The kinds, with the prefix of their ids. */
  public enum Kind {
    CAPTURE("cap_"),
    VOID("void_"),
    REFUND("ref_");

    private final String idPrefix;

    Kind(String idPrefix) {
      this.idPrefix = idPrefix;
    }

    String idPrefix() {
      return idPrefix;
    }
  }
}
