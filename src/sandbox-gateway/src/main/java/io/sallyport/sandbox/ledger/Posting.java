package io.sallyport.sandbox.ledger;

/** The business part of a ledger entry. */
public sealed interface Posting permits Opening, FollowUp {
  /** The posting's own id. */
  String id();

  /** The id of the charge it belongs to. */
  String chargeId();

  /** The client's name of the attempt that led to it. */
  String reference();

  /** What moved, in minor units; what was asked for when nothing moved because of a decline. */
  long amount();

  /** ISO 4217. */
  String currency();
}
