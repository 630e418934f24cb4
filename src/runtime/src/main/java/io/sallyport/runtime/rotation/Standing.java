package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.rotation.LookPlan.Failing;
import io.sallyport.runtime.rotation.LookPlan.Rejected;
import io.sallyport.runtime.rotation.RoleStatus.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts into words how a role stands. */
final class Standing {
  private final AgePolicy policy;

  Standing(AgePolicy policy) {
    this.policy = policy;
  }

  /**
   * How it stands.
   *
   * @param onTrial whether the one before is kept until this one has proven itself
   */
  RoleStatus of(Role role, Optional<Generation> present, boolean onTrial, Instant now) {
    Instant next = role.plan().next();
    return new RoleStatus(
        role.connector(),
        role.name(),
        role.settings().kind(),
        role.source().place(),
        present.map(Generation::version),
        present.map(Generation::number).orElse(0L),
        present.map(Generation::issuedAt),
        present.map(Generation::end).filter(end -> !end.equals(Instant.MAX)),
        state(role, present, onTrial, now),
        present.flatMap(Generation::rotatedAt),
        role.failure(),
        reasons(role, present, onTrial, now),
        isUsable(present, now),
        next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next));
  }

  private static State state(
      Role role, Optional<Generation> present, boolean onTrial, Instant now) {
    if (role.mark().isPresent()) {
      return State.COMPROMISED;
    }
    if (isUsable(present, now)) {
      return onTrial ? State.TRIAL : State.VALID;
    }
    if (role.plan().rejected().isPresent()) {
      return State.REFUSED;
    }
    return present.isPresent() ? State.EXPIRED : State.MISSING;
  }

  private static boolean isUsable(Optional<Generation> present, Instant now) {
    return present.filter(value -> value.isUsableAt(now)).isPresent();
  }

  private List<String> reasons(
      Role role, Optional<Generation> present, boolean onTrial, Instant now) {
    List<String> reasons = new ArrayList<>();
    boolean usable = isUsable(present, now);
    role.mark()
        .ifPresent(
            mark -> reasons.add("reported as compromised at " + mark.at() + ", not replaced"));
    if (present.isEmpty()) {
      reasons.add("there is no value");
    } else if (!usable && role.mark().isEmpty()) {
      reasons.add("expired at " + present.get().end());
    }
    role.plan()
        .rejected()
        .filter(rejected -> !onTrial)
        .ifPresent(rejected -> reasons.add(rejection(rejected, present)));
    boolean pressing = !usable || policy.isEnding(present.orElseThrow(), now);
    role.plan()
        .failing()
        .filter(failing -> pressing || failing.why().reason() != Reason.UNAVAILABLE)
        .ifPresent(failing -> reasons.add(failure(failing, present, usable)));
    present.filter(value -> usable).ifPresent(value -> reasons.addAll(policy.reasons(value, now)));
    return reasons;
  }

  private static String rejection(Rejected rejected, Optional<Generation> present) {
    return "version "
        + rejected.version()
        + " does not work since "
        + rejected.since()
        + present.map(value -> "; version " + value.version() + " stays").orElse("");
  }

  private static String failure(Failing failing, Optional<Generation> present, boolean usable) {
    return "source "
        + failing.why().reason().name().toLowerCase(Locale.ROOT)
        + " since "
        + failing.since()
        + present
            .filter(value -> usable && !value.end().equals(Instant.MAX))
            .map(value -> "; valid until " + value.end())
            .orElse("");
  }
}
