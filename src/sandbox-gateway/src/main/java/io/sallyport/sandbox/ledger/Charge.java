package io.sallyport.sandbox.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A charge at one moment: how it began and what followed, in order. Immutable; {@link
 * #with(FollowUp)} holds the rules of what may follow.
 */
public record Charge(Opening opening, List<FollowUp> followUps) implements Result {
  public Charge {
    followUps = List.copyOf(followUps);
  }

  static Charge opened(Opening opening) {
    return new Charge(opening, List.of());
  }

  public String id() {
    return opening.id();
  }

  /** Minor units captured, at once or by captures. */
  public long amountCaptured() {
    return opening.captured() ? opening.amountAuthorized() : sum(FollowUp.Kind.CAPTURE);
  }

  /** Minor units refunded. */
  public long amountRefunded() {
    return sum(FollowUp.Kind.REFUND);
  }

  /** Minor units that a capture may still take. */
  public long amountCapturable() {
    boolean closed = has(FollowUp.Kind.VOID) || followUps.stream().anyMatch(FollowUp::last);
    return closed ? 0 : opening.amountAuthorized() - amountCaptured();
  }

  public List<FollowUp> followUps(FollowUp.Kind kind) {
    return followUps.stream().filter(followUp -> followUp.kind() == kind).toList();
  }

  public ChargeStatus status() {
    if (opening.decline() != null) {
      return ChargeStatus.DECLINED;
    }
    if (has(FollowUp.Kind.VOID)) {
      return ChargeStatus.VOIDED;
    }
    if (amountRefunded() > 0) {
      return amountRefunded() == amountCaptured()
          ? ChargeStatus.REFUNDED
          : ChargeStatus.PARTIALLY_REFUNDED;
    }
    if (amountCaptured() > 0) {
      return amountCaptured() == opening.amountAuthorized()
          ? ChargeStatus.CAPTURED
          : ChargeStatus.PARTIALLY_CAPTURED;
    }
    return ChargeStatus.AUTHORIZED;
  }

  /**
   * The charge after this follow-up.
   *
   * @throws RefusedException when it may not follow
   */
  Charge with(FollowUp followUp) {
    switch (followUp.kind()) {
      case CAPTURE -> checkAmount(followUp, amountCapturable(), Refusal.NOT_CAPTURABLE);
      case REFUND ->
          checkAmount(followUp, amountCaptured() - amountRefunded(), Refusal.NOT_REFUNDABLE);
      case VOID -> checkVoidable();
    }
    List<FollowUp> grown = new ArrayList<>(followUps);
    grown.add(followUp);
    return new Charge(opening, grown);
  }

  private static void checkAmount(FollowUp followUp, long left, Refusal whenNothingIsLeft) {
    if (left == 0) {
      throw RefusedException.of(whenNothingIsLeft);
    }
    Limits.checkPositive(followUp.amount());
    if (followUp.amount() > left) {
      throw RefusedException.of(Refusal.AMOUNT_TOO_LARGE);
    }
  }

  private void checkVoidable() {
    if (status() != ChargeStatus.AUTHORIZED) {
      throw RefusedException.of(Refusal.NOT_VOIDABLE);
    }
  }

  private boolean has(FollowUp.Kind kind) {
    return followUps.stream().anyMatch(followUp -> followUp.kind() == kind);
  }

  private long sum(FollowUp.Kind kind) {
    return followUps(kind).stream().mapToLong(FollowUp::amount).sum();
  }
}
