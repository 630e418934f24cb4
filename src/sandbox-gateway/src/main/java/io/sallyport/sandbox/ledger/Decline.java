package io.sallyport.sandbox.ledger;

import java.util.Locale;

/** Why the issuer said no, with the network's response code (ISO 8583, field 39) and advice. */
public enum Decline {
  DO_NOT_HONOR("05", Advice.TRY_OTHER_CARD),
  INSUFFICIENT_FUNDS("51", Advice.RETRY_LATER),
  LOST_CARD("41", Advice.DO_NOT_RETRY),
  STOLEN_CARD("43", Advice.DO_NOT_RETRY),
  EXPIRED_CARD("54", Advice.TRY_OTHER_CARD),
  INCORRECT_SECURITY_CODE("N7", Advice.TRY_OTHER_CARD),
  ISSUER_UNAVAILABLE("91", Advice.RETRY_LATER);

  /** What the network advises the merchant to do. */
  public enum Advice {
    RETRY_LATER,
    DO_NOT_RETRY,
    TRY_OTHER_CARD;

    /** The word in the answer's body. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String networkCode;
  private final Advice advice;

  Decline(String networkCode, Advice advice) {
    this.networkCode = networkCode;
    this.advice = advice;
  }

  /** The code in the answer's body. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String networkCode() {
    return networkCode;
  }

  public Advice advice() {
    return advice;
  }
}
