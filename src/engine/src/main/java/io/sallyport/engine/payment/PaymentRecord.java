package io.sallyport.engine.payment;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** A payment with all that belongs to it. */
public record PaymentRecord(Payment payment, List<FollowUp> followUps, List<Attempt> attempts) {
  /** Copies the lists. */
  public PaymentRecord {
    requireNonNull(payment, "payment");
    followUps = List.copyOf(followUps);
    attempts = List.copyOf(attempts);
  }

  /** The follow-up of that id. */
  public Optional<FollowUp> followUp(String id) {
    return followUps.stream().filter(followUp -> followUp.id().equals(id)).findFirst();
  }

  /** Minor units that follow-ups of a kind have set aside without a final answer. */
  public long reserved(FollowUpKind kind) {
    return followUps.stream()
        .filter(followUp -> followUp.kind() == kind && followUp.status().isReserving())
        .mapToLong(followUp -> followUp.amount().minorAmount())
        .sum();
  }
}
