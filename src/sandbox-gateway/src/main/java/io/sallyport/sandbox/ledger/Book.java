package io.sallyport.sandbox.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger's entries add up to: charges, and the results that idempotency keys stand for.
 * Entries are applied in order; the same entries always give the same book, which is how it comes
 * back after a restart. Not thread-safe, no I/O.
 */
final class Book {
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final Map<String, Charge> charges = new HashMap<>();
  private final Map<String, List<String>> chargeIdsByReference = new HashMap<>();
  private final Map<String, Processed> processed = new HashMap<>();

  private record Processed(String fingerprint, Result result) {}

  /**
   * Adds the entry.
   *
   * @throws RefusedException when it may not follow; nothing has changed then
   */
  Result apply(LedgerEntry entry) {
    if (entry.sequence() != nextSequence()) {
      throw new IllegalArgumentException("entry " + nextSequence() + " is missing");
    }
    Result result =
        entry.posting() instanceof FollowUp followUp
            ? follow(followUp)
            : open((Opening) entry.posting());
    entries.add(entry);
    processed.put(entry.claim().key(), new Processed(entry.claim().fingerprint(), result));
    return result;
  }

  /**
   * What the key stands for already.
   *
   * @throws RefusedException when the key came with another request
   */
  @Nullable Result replay(Claim claim) {
    Processed before = processed.get(claim.key());
    if (before == null) {
      return null;
    }
    if (!before.fingerprint().equals(claim.fingerprint())) {
      throw RefusedException.of(Refusal.IDEMPOTENCY_KEY_REUSED);
    }
    return before.result();
  }

  /** The charge, or a refusal when it is unknown. */
  Charge charge(String id) {
    Charge charge = charges.get(id);
    if (charge == null) {
      throw RefusedException.of(Refusal.NOT_FOUND);
    }
    return charge;
  }

  List<Charge> chargesByReference(String reference) {
    return chargeIdsByReference.getOrDefault(reference, List.of()).stream()
        .map(this::charge)
        .toList();
  }

  /** A copy of all entries. */
  List<LedgerEntry> entries() {
    return List.copyOf(entries);
  }

  long nextSequence() {
    return entries.size() + 1L;
  }

  private Charge open(Opening opening) {
    Charge charge = Charge.opened(opening);
    charges.put(charge.id(), charge);
    chargeIdsByReference
        .computeIfAbsent(opening.reference(), unused -> new ArrayList<>(1))
        .add(charge.id());
    return charge;
  }

  private FollowUp follow(FollowUp followUp) {
    charges.put(followUp.chargeId(), charge(followUp.chargeId()).with(followUp));
    return followUp;
  }
}
