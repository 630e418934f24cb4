package io.sallyport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.payment.FollowUpStatus;
import io.sallyport.engine.payment.PaymentStatus;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentStatusTest {
  @ParameterizedTest
  @EnumSource(
      value = PaymentStatus.class,
      names = {"CHARGED", "VOIDED", "DECLINED", "FAILED", "EXPIRED"})
  void whatIsFinalStaysWhatItIs(PaymentStatus last) {
    for (PaymentStatus next : PaymentStatus.values()) {
      assertEquals(next == last, last.canBecome(next), last + " to " + next);
    }
  }

  @ParameterizedTest
  @EnumSource(PaymentStatus.class)
  void nothingGoesBackToItsStart(PaymentStatus from) {
    assertEquals(from == PaymentStatus.STARTED, from.canBecome(PaymentStatus.STARTED));
  }

  @ParameterizedTest
  @EnumSource(PaymentStatus.class)
  void whatIsKnownNotToHaveChargedNeverCharges(PaymentStatus from) {
    if (from.isKnownNotCharged()) {
      assertFalse(from.canBecome(PaymentStatus.CHARGED));
      assertFalse(from.canBecome(PaymentStatus.PARTIALLY_CHARGED));
    }
  }

  @ParameterizedTest
  @EnumSource(PaymentStatus.class)
  void everythingComesToAnEnd(PaymentStatus from) {
    Set<PaymentStatus> reachable = new HashSet<>(Set.of(from));
    for (int i = 0; i < PaymentStatus.values().length; i++) {
      Set<PaymentStatus> known = Set.copyOf(reachable);
      Arrays.stream(PaymentStatus.values())
          .filter(next -> known.stream().anyMatch(status -> status.canBecome(next)))
          .forEach(reachable::add);
    }
    assertTrue(reachable.stream().anyMatch(PaymentStatus::isConclusive));
  }

  @Test
  void aRefundMayFailDaysAfterItSucceeded() {
    assertTrue(FollowUpStatus.SUCCEEDED.canBecome(FollowUpStatus.FAILED));
    assertFalse(FollowUpStatus.FAILED.canBecome(FollowUpStatus.SUCCEEDED));
  }
}
