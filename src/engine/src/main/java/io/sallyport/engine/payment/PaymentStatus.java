package io.sallyport.engine.payment;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a payment stands, and where it may go from there. */
public enum PaymentStatus {
  /** Durable, on its way to the gateway. */
  STARTED,
  /** The customer has to do something first. */
  AUTHENTICATION_PENDING,
  /** The whole amount is authorised. */
  AUTHORIZED,
  /** Less than the amount is authorised. */
  PARTIALLY_AUTHORIZED,
  /** The whole amount is captured. */
  CHARGED,
  /** A part of the amount is captured. */
  PARTIALLY_CHARGED,
  /** Given up, nothing captured. */
  VOIDED,
  /** The outcome is not known yet, here or at the gateway. */
  PENDING,
  /** The issuer or gateway said no. */
  DECLINED,
  /** It did not happen, for another reason than a decline. */
  FAILED,
  /** The authorisation has lapsed. */
  EXPIRED,
  /** Nobody could find out; a person has to settle it. */
  UNRESOLVED;

  private static final Set<PaymentStatus> KNOWN_NOT_CHARGED =
      EnumSet.of(DECLINED, FAILED, VOIDED, EXPIRED);

  private static final Map<PaymentStatus, Set<PaymentStatus>> NEXT =
      Map.ofEntries(
          Map.entry(
              STARTED,
              EnumSet.of(
                  AUTHENTICATION_PENDING,
                  AUTHORIZED,
                  PARTIALLY_AUTHORIZED,
                  CHARGED,
                  PARTIALLY_CHARGED,
                  PENDING,
                  DECLINED,
                  FAILED,
                  UNRESOLVED)),
          Map.entry(
              PENDING,
              EnumSet.of(
                  AUTHENTICATION_PENDING,
                  AUTHORIZED,
                  PARTIALLY_AUTHORIZED,
                  CHARGED,
                  PARTIALLY_CHARGED,
                  VOIDED,
                  DECLINED,
                  FAILED,
                  EXPIRED,
                  UNRESOLVED)),
          Map.entry(
              AUTHENTICATION_PENDING,
              EnumSet.of(
                  AUTHORIZED,
                  PARTIALLY_AUTHORIZED,
                  CHARGED,
                  PARTIALLY_CHARGED,
                  PENDING,
                  VOIDED,
                  DECLINED,
                  FAILED,
                  EXPIRED,
                  UNRESOLVED)),
          Map.entry(AUTHORIZED, EnumSet.of(CHARGED, PARTIALLY_CHARGED, VOIDED, EXPIRED)),
          Map.entry(PARTIALLY_AUTHORIZED, EnumSet.of(CHARGED, PARTIALLY_CHARGED, VOIDED, EXPIRED)),
          Map.entry(PARTIALLY_CHARGED, EnumSet.of(CHARGED)),
          Map.entry(
              UNRESOLVED,
              EnumSet.of(
                  AUTHORIZED,
                  PARTIALLY_AUTHORIZED,
                  CHARGED,
                  PARTIALLY_CHARGED,
                  VOIDED,
                  DECLINED,
                  FAILED)),
          Map.entry(CHARGED, Set.of()),
          Map.entry(VOIDED, Set.of()),
          Map.entry(DECLINED, Set.of()),
          Map.entry(FAILED, Set.of()),
          Map.entry(EXPIRED, Set.of()));

  /** Whether a payment may go from here to {@code next}; staying is always legal. */
  public boolean canBecome(PaymentStatus next) {
    return this == next || next(this).contains(next);
  }

  /** Whether the payment is known not to have charged anybody, now and for ever. */
  public boolean isKnownNotCharged() {
    return KNOWN_NOT_CHARGED.contains(this);
  }

  /** Whether nothing more than a follow-up can change it. */
  public boolean isConclusive() {
    return switch (this) {
      case STARTED, AUTHENTICATION_PENDING, PENDING, UNRESOLVED -> false;
      case AUTHORIZED,
          PARTIALLY_AUTHORIZED,
          CHARGED,
          PARTIALLY_CHARGED,
          VOIDED,
          DECLINED,
          FAILED,
          EXPIRED ->
          true;
    };
  }

  private static Set<PaymentStatus> next(PaymentStatus status) {
    Set<PaymentStatus> next = NEXT.get(status);
    return next == null ? Set.of() : next;
  }
}
