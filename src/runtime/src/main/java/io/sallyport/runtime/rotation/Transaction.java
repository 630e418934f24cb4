package io.sallyport.runtime.rotation;

import io.sallyport.spi.probe.ProbeVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * One rotation of a connector's credentials, from the look to the end of the old ones. Belongs to
 * the connector's turns.
 *
 * <pre>
 * LOOKING ── nothing new ──────────────────────────────────────────────▶ OVER
 *    │ something new        ▲ a role that would stay is compromised
 * PROBING ──────────────────┘ or only a wider look can help
 *    │  └─ refused; or unclear, with something to lose ▶ DRAINING (the new) ▶ OVER, as before
 *    │ accepted; or unclear, and there is nothing to lose: SHIFT
 *    ├──── nothing to go back to ──────────────────▶ DRAINING (the old) ▶ OVER, rotated
 * TRIAL ── enough accepted, or time is up ─────────▶ DRAINING (the old) ▶ OVER, rotated
 *       └─ refused, and the old ones are still good ▶ DRAINING (the new) ▶ OVER, rolled back
 * </pre>
 */
final class Transaction {
  private enum Phase {
    LOOKING,
    PROBING,
    TRIAL,
    DRAINING,
    OVER
  }

  /** Longer than any request takes: one that is never closed must not end all rotation. */
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);

  private final Keeper keeper;
  private final KeeperParts parts;
  private final Search search;
  private final Verdicts verdicts;
  private Phase phase = Phase.LOOKING;
  private boolean shifted;
  private CredentialSet before;
  private CredentialSet candidate;

  Transaction(Keeper keeper, KeeperParts parts) {
    this.keeper = keeper;
    this.parts = parts;
    search = new Search(keeper, parts, this::looked);
    verdicts = new Verdicts(keeper, parts, search);
    before = keeper.current();
    candidate = before;
  }

  void begin() {
    search.begin();
  }

  /** Whether a result is to be expected soon. */
  boolean isTrying() {
    return phase == Phase.LOOKING || phase == Phase.PROBING;
  }

  boolean isOnTrial(Role role) {
    return phase == Phase.TRIAL && search.hasFound(role);
  }

  private void looked() {
    search.vain().forEach(parts.compromises()::failClosed);
    if (search.found().isEmpty()) {
      end();
    } else {
      probe();
    }
  }

  private void probe() {
    phase = Phase.PROBING;
    before = keeper.current();
    candidate = before.with(search.found());
    if (!parts.probes().canProbe()) {
      shift();
    } else if (!keeper.isWhole(candidate)) {
      decide(ProbeVerdict.INCONCLUSIVE);
    } else {
      CredentialSet tried = candidate;
      parts.probes().probe(tried, verdict -> probed(tried, verdict));
    }
  }

  private void probed(CredentialSet tried, ProbeVerdict verdict) {
    if (phase == Phase.PROBING && candidate == tried) {
      parts.ports().events().probed(keeper.connector(), verdict);
      decide(verdict);
    }
  }

  private void decide(ProbeVerdict verdict) {
    if (verdict == ProbeVerdict.REFUSED && search.widen()) {
      lookAgain();
    } else if (verdict == ProbeVerdict.REFUSED && search.narrow()) {
      keeper.retire(candidate);
      probe();
    } else if (verdict == ProbeVerdict.REFUSED) {
      verdicts.refuse();
      drop();
    } else if (verdict == ProbeVerdict.INCONCLUSIVE && isSomethingToLose()) {
      verdicts.postpone();
      drop();
    } else {
      shift();
    }
  }

  private void lookAgain() {
    keeper.retire(candidate);
    phase = Phase.LOOKING;
    search.begin();
  }

  /** Whether requests would get each changed role's value also without us. */
  private boolean isSomethingToLose() {
    return keeper.isWhole(keeper.current()) && isGood(keeper.current());
  }

  /** What the gateway refused last is nothing to keep, or to go back to. */
  private boolean isGood(CredentialSet set) {
    return !set.isRefused()
        && search.found().stream()
            .allMatch(
                found -> set.generation(found.role().name()).filter(keeper::isGood).isPresent());
  }

  /** A probe that takes too long still uses the candidate. */
  private void drop() {
    search.release();
    drain(candidate, this::end);
    settle(false);
  }

  private void drain(CredentialSet set, Runnable then) {
    phase = Phase.DRAINING;
    keeper.retire(set, then);
    keeper.later(LONGEST_DRAIN, then);
  }

  private void shift() {
    boolean reversible = isSomethingToLose();
    Instant now = keeper.now();
    keeper.install(candidate);
    shifted = true;
    search.release();
    for (Generation found : search.found()) {
      before.generation(found.role().name()).ifPresent(old -> found.setRotatedAt(now));
      parts.compromises().resolve(found.role());
    }
    if (reversible) {
      startTrial();
    } else {
      commit();
    }
    settle(true);
  }

  private void startTrial() {
    phase = Phase.TRIAL;
    CredentialSet tried = candidate;
    tried.startTrial(parts.settings().trialRequests());
    keeper.later(parts.settings().trialTime(), () -> proven(tried));
    if (keeper.isSomebodyWaiting()) {
      tried.shortenTrial();
    }
  }

  /** The set has had its accepted answers, or its time. */
  void proven(CredentialSet set) {
    if (phase == Phase.TRIAL && set == candidate) {
      commit();
    }
  }

  /** Somebody wants another rotation. */
  void hurry() {
    if (phase == Phase.TRIAL) {
      candidate.shortenTrial();
    }
  }

  private void commit() {
    verdicts.take();
    drain(before, this::finish);
  }

  private void finish() {
    if (phase == Phase.DRAINING) {
      end();
    }
  }

  /**
   * The gateway refused a request that carried the set.
   *
   * @return whether requests carry the set from before again
   */
  boolean refused(CredentialSet set) {
    if (phase != Phase.TRIAL || set != candidate) {
      return false;
    }
    boolean reversible = isGood(before);
    if (reversible) {
      rollBack();
    } else {
      commit();
    }
    return reversible;
  }

  private void rollBack() {
    keeper.install(before);
    shifted = false;
    verdicts.rollBack();
    drain(candidate, this::end);
    settle(true);
  }

  /** Whether requests carry that version, or would again after a way back. */
  boolean restsOn(Role role, String version) {
    return Stream.of(before, keeper.current())
        .flatMap(set -> set.generation(role.name()).stream())
        .anyMatch(value -> value.version().equals(version));
  }

  /** A role's present value is compromised. */
  void compromised(Role role) {
    if (phase == Phase.PROBING && !search.hasFound(role)) {
      lookAgain();
    } else {
      makeWay();
    }
  }

  /**
   * A compromised value has to be replaced: what only waits for requests to end does not keep the
   * next transaction waiting, and there is no way back to a set that holds the value.
   */
  void makeWay() {
    if (phase == Phase.TRIAL) {
      commit();
    }
    if (phase == Phase.DRAINING) {
      keeper.over(this);
    }
  }

  /** The process ends. */
  void abandon() {
    if (phase == Phase.PROBING) {
      keeper.retire(candidate);
    } else if (phase == Phase.TRIAL) {
      keeper.retire(before);
    }
    end();
  }

  private void end() {
    if (phase != Phase.OVER) {
      phase = Phase.OVER;
      if (shifted) {
        verdicts.recordTaken();
      }
      search.end();
      settle(false);
      keeper.over(this);
    }
  }

  private void settle(boolean changed) {
    search.answerWishes();
    keeper.settled(this, changed);
  }
}
