package io.sallyport.sandbox.ledger;

/**
 * One use of an idempotency key.
 *
 * @param key as the client sent it
 * @param fingerprint of the route and the body (see {@link Fingerprints})
 */
public record Claim(String key, String fingerprint) {}
