package io.sallyport.sandbox.ledger;

/** What a processed request leaves behind and what its replay shows again: a snapshot. */
public sealed interface Result permits Charge, FollowUp {}
