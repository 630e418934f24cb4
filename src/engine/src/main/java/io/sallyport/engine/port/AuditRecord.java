package io.sallyport.engine.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened, as PCI DSS 10.2.2 wants it recorded. Never holds a card number or
 * secret.
 *
 * @param who the client or operator, or {@code sallyport} for what we do ourselves
 * @param what the event, {@code payment.accepted}
 * @param object what it happened to: an id
 * @param origin where the request came from: a network address, or {@code internal}
 * @param result how it ended
 * @param reason an error code
 */
public record AuditRecord(
    Instant at,
    String who,
    String what,
    String object,
    String origin,
    String result,
    Optional<String> reason) {
  /** All are required, the reason possibly empty. */
  public AuditRecord {
    requireNonNull(at, "at");
    requireNonNull(who, "who");
    requireNonNull(what, "what");
    requireNonNull(object, "object");
    requireNonNull(origin, "origin");
    requireNonNull(result, "result");
    requireNonNull(reason, "reason");
  }
}
