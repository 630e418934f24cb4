package io.sallyport.sandbox.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChargeTest {
  @Test
  void capturesAddUpToWhatWasAuthorized() {
    Charge charge = authorized(1000).with(capture(400, false));
    assertEquals(ChargeStatus.PARTIALLY_CAPTURED, charge.status());
    assertEquals(600, charge.amountCapturable());

    Charge full = charge.with(capture(600, false));
    assertEquals(ChargeStatus.CAPTURED, full.status());
    assertEquals(1000, full.amountCaptured());
    assertRefused(Refusal.NOT_CAPTURABLE, full, capture(1, false));
  }

  @Test
  void moreThanWhatIsLeftIsNotCaptured() {
    Charge charge = authorized(1000).with(capture(400, false));
    assertRefused(Refusal.AMOUNT_TOO_LARGE, charge, capture(601, false));
  }

  @Test
  void nothingIsCapturedAfterTheFinalCapture() {
    Charge charge = authorized(1000).with(capture(400, true));
    assertEquals(ChargeStatus.PARTIALLY_CAPTURED, charge.status());
    assertEquals(0, charge.amountCapturable());
    assertRefused(Refusal.NOT_CAPTURABLE, charge, capture(1, false));
  }

  @Test
  void aVoidReleasesAnAuthorizationOnce() {
    Charge voided = authorized(1000).with(voided());
    assertEquals(ChargeStatus.VOIDED, voided.status());
    assertRefused(Refusal.NOT_VOIDABLE, voided, voided());
    assertRefused(Refusal.NOT_CAPTURABLE, voided, capture(1, false));
    assertRefused(Refusal.NOT_REFUNDABLE, voided, refund(1));
  }

  @Test
  void whatWasCapturedIsNotVoided() {
    assertRefused(Refusal.NOT_VOIDABLE, authorized(1000).with(capture(1, false)), voided());
    assertRefused(Refusal.NOT_VOIDABLE, opened(1000, true, null), voided());
  }

  @Test
  void refundsAddUpToWhatWasCaptured() {
    Charge charge = authorized(1000).with(capture(500, true)).with(refund(200));
    assertEquals(ChargeStatus.PARTIALLY_REFUNDED, charge.status());
    assertRefused(Refusal.AMOUNT_TOO_LARGE, charge, refund(301));

    Charge refunded = charge.with(refund(300));
    assertEquals(ChargeStatus.REFUNDED, refunded.status());
    assertRefused(Refusal.NOT_REFUNDABLE, refunded, refund(1));
  }

  @Test
  void nothingIsRefundedBeforeACapture() {
    assertRefused(Refusal.NOT_REFUNDABLE, authorized(1000), refund(1));
  }

  @Test
  void zeroAndLessMoveNothing() {
    assertRefused(Refusal.INVALID, authorized(1000), capture(0, false));
    assertRefused(Refusal.INVALID, authorized(1000), capture(-1, false));
    assertRefused(Refusal.INVALID, opened(1000, true, null), refund(0));
  }

  @Test
  void aDeclinedChargeAllowsNothing() {
    Charge declined = opened(0, false, Decline.LOST_CARD);
    assertEquals(ChargeStatus.DECLINED, declined.status());
    assertRefused(Refusal.NOT_CAPTURABLE, declined, capture(1, false));
    assertRefused(Refusal.NOT_VOIDABLE, declined, voided());
    assertRefused(Refusal.NOT_REFUNDABLE, declined, refund(1));
  }

  @Test
  void aVerifiedAccountHasNothingToCaptureButMayBeVoided() {
    Charge verified = authorized(0);
    assertRefused(Refusal.NOT_CAPTURABLE, verified, capture(1, false));
    assertEquals(ChargeStatus.VOIDED, verified.with(voided()).status());
  }

  private static void assertRefused(Refusal refusal, Charge charge, FollowUp followUp) {
    assertEquals(
        refusal, assertThrows(RefusedException.class, () -> charge.with(followUp)).refusal());
  }

  private static Charge authorized(long amount) {
    return opened(amount, false, null);
  }

  private static Charge opened(long amount, boolean captured, @Nullable Decline decline) {
    return Charge.opened(
        new Opening(
            "ch_a",
            "att_a",
            null,
            amount,
            amount,
            "EUR",
            captured,
            "4111-XXXX-XXXX-1111",
            "NET",
            decline));
  }

  private static FollowUp capture(long amount, boolean last) {
    return followUp(FollowUp.Kind.CAPTURE, amount, last);
  }

  private static FollowUp voided() {
    return followUp(FollowUp.Kind.VOID, 0, false);
  }

  private static FollowUp refund(long amount) {
    return followUp(FollowUp.Kind.REFUND, amount, false);
  }

  private static FollowUp followUp(FollowUp.Kind kind, long amount, boolean last) {
    return new FollowUp(kind, "id", "ch_a", "att_b", amount, "EUR", last);
  }
}
