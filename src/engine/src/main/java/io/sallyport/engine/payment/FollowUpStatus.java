package io.sallyport.engine.payment;

/** Where a capture, void or refund stands. */
public enum FollowUpStatus {
  /** On its way, or not confirmed; its amount is reserved. */
  PENDING,
  /** Done. */
  SUCCEEDED,
  /** It did not happen, or was taken back by the gateway later. */
  FAILED,
  /** Nobody could find out; its amount stays reserved until a person settles it. */
  UNRESOLVED;

  /** Whether it may go from here to {@code next}; staying is always legal. */
  public boolean canBecome(FollowUpStatus next) {
    return switch (this) {
      case PENDING -> true;
      case SUCCEEDED -> next == SUCCEEDED || next == FAILED;
      case FAILED -> next == FAILED;
      case UNRESOLVED -> next != PENDING;
    };
  }

  /** Whether its amount is set aside without being counted yet. */
  public boolean isReserving() {
    return this == PENDING || this == UNRESOLVED;
  }
}
