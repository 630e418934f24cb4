package io.sallyport.sandbox.ledger;

import java.time.Instant;

/**
 * One line of the ledger.
 *
 * @param sequence counts from 1 without gaps
 * @param at when it was processed, to the millisecond
 * @param claim the idempotency key and fingerprint of the request that led to it
 */
public record LedgerEntry(long sequence, Instant at, Claim claim, Posting posting) {}
