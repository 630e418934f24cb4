package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.Prober;
import io.sallyport.runtime.rotation.RotationEvents.Result;
import io.sallyport.spi.probe.ProbeVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One rotation of a connector's credentials, from the look to the end of the old ones. Belongs to
 * the connector's turns.
 *
 * <pre>
 * LOOKING ── nothing new ───────────────────────────────────────────────▶ OVER
 *    │ something new        ▲ a role that stays is compromised
 * PROBING ──────────────────┘
 *    │    ── refused; or unclear, and there is something to lose ────────▶ OVER, candidate discarded
 *    │ accepted; or unclear, and there is nothing to lose: SHIFT
 *    ├─── nothing to go back to ────────────────────▶ DRAINING (the old) ─▶ OVER, rotated
 * TRIAL ─ enough accepted, or time is up ───────────▶ DRAINING (the old) ─▶ OVER, rotated
 *    └─── refused, and the old ones are still good ─▶ DRAINING (the new) ─▶ OVER, rolled back
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

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);
  private static final Duration LONGEST_COMPANION_LOOK = Duration.ofSeconds(2);
  private static final Duration LONGEST_PROBE = Duration.ofMinutes(1);
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);
  private static final int MOST_WAVES = 4;

  private final Keeper keeper;
  private final KeeperParts parts;
  private final Map<Role, Generation> found = new LinkedHashMap<>();
  private final List<Wish> wishes = new ArrayList<>();
  private final Set<Role> asked = new HashSet<>();
  private Phase phase = Phase.LOOKING;
  private boolean refusalSeen;
  private int waves;
  private int unanswered;
  private CredentialSet before;
  private CredentialSet candidate;

  private record Wish(Role role, Notice notice) {}

  Transaction(Keeper keeper, KeeperParts parts) {
    this.keeper = keeper;
    this.parts = parts;
    before = keeper.current();
    candidate = before;
  }

  /** Whether a result is to be expected soon. */
  boolean isTrying() {
    return phase == Phase.LOOKING || phase == Phase.PROBING;
  }

  boolean isOnTrial(Role role) {
    return phase == Phase.TRIAL && found.containsKey(role);
  }

  /** Asks the sources in waves, until nobody wants another one; then goes on. */
  void look() {
    phase = Phase.LOOKING;
    List<Role> wave = waves < MOST_WAVES ? nextWave() : List.of();
    if (wave.isEmpty()) {
      looked();
      return;
    }
    waves++;
    unanswered = wave.size();
    wave.forEach(this::ask);
  }

  private List<Role> nextWave() {
    Set<Role> noticed = new HashSet<>();
    for (Role role : keeper.roles()) {
      Optional<Notice> notice = role.takeNotice();
      notice.ifPresent(
          wish -> {
            wishes.add(new Wish(role, wish));
            noticed.add(role);
          });
    }
    refusalSeen |= parts.refresh().takeWish();
    return keeper.roles().stream()
        .filter(role -> noticed.contains(role) || (!asked.contains(role) && isWanted(role)))
        .toList();
  }

  /** What is changed together in the source is looked at together, where looking costs nothing. */
  private boolean isWanted(Role role) {
    Instant now = keeper.now();
    boolean companion = !role.source().makesNew() && (!wishes.isEmpty() || !found.isEmpty());
    return keeper.isDue(role) || companion || (refusalSeen && role.mayAskAfterRefusal(now));
  }

  private void ask(Role role) {
    boolean wished = isWished(role);
    boolean companion = !wished && !refusalSeen && !keeper.isDue(role);
    asked.add(role);
    Optional<String> present =
        Optional.ofNullable(found.get(role))
            .or(() -> keeper.present(role))
            .map(Generation::version);
    Optional<String> known = role.plan().known(present, wished, keeper.now());
    parts
        .looks()
        .ask(
            role,
            known,
            companion ? LONGEST_COMPANION_LOOK : LONGEST_LOOK,
            answer -> answered(role, answer, known, wished));
  }

  private void answered(Role role, Answer answer, Optional<String> known, boolean wished) {
    if (phase == Phase.OVER) {
      answer
          .fetched()
          .ifPresent(late -> parts.disposal().discard(role, late.value(), late.lease()));
      return;
    }
    parts.intake().take(role, answer, known, wished).ifPresent(this::find);
    keeper.plan(role);
    unanswered--;
    if (unanswered == 0) {
      look();
    }
  }

  private void find(Generation generation) {
    generation.hold();
    Optional.ofNullable(found.put(generation.role(), generation)).ifPresent(keeper::release);
  }

  private void looked() {
    for (Role role : asked) {
      if (!found.containsKey(role)) {
        keeper.failClosed(role);
      }
    }
    if (found.isEmpty()) {
      end();
    } else {
      probe();
    }
  }

  private void probe() {
    phase = Phase.PROBING;
    before = keeper.current();
    candidate = before.with(found.values());
    Prober prober = parts.ports().prober().get();
    if (!prober.canProbe(keeper.connector())) {
      shift();
    } else if (!keeper.isWhole(candidate)) {
      decide(ProbeVerdict.INCONCLUSIVE);
    } else {
      probe(prober, candidate);
    }
  }

  private void probe(Prober prober, CredentialSet tried) {
    tried.enter();
    HeldSet use = new HeldSet(tried);
    keeper.later(LONGEST_PROBE, () -> verdict(tried, ProbeVerdict.INCONCLUSIVE));
    sent(prober, use)
        .whenComplete(
            (verdict, failure) -> {
              use.close();
              keeper.turn(
                  () -> verdict(tried, verdict == null ? ProbeVerdict.INCONCLUSIVE : verdict));
            });
  }

  private CompletionStage<ProbeVerdict> sent(Prober prober, HeldSet use) {
    try {
      return prober.probe(keeper.connector(), use);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void verdict(CredentialSet tried, ProbeVerdict verdict) {
    if (phase == Phase.PROBING && candidate == tried) {
      parts.ports().events().probed(keeper.connector(), verdict);
      decide(verdict);
    }
  }

  private void decide(ProbeVerdict verdict) {
    if (verdict == ProbeVerdict.REFUSED) {
      found.values().forEach(this::refuse);
      drop();
    } else if (verdict == ProbeVerdict.INCONCLUSIVE && isSomethingToLose()) {
      found.values().forEach(this::postpone);
      drop();
    } else {
      shift();
    }
  }

  /** Whether requests would get each changed role's value also without us. */
  private boolean isSomethingToLose() {
    return found.keySet().stream().allMatch(keeper::isGood);
  }

  private void refuse(Generation generation) {
    Role role = generation.role();
    String message = "the gateway refused version " + generation.version() + " when it was tried";
    reject(generation, "probe_refused", message, Result.REFUSED);
    if (role.alertOnce(generation.version())) {
      parts.reports().probeRefused(generation, who(role));
    }
    keeper.failClosed(role);
  }

  private void postpone(Generation generation) {
    Role role = generation.role();
    String message = "nobody could say whether version " + generation.version() + " works";
    reject(generation, "probe_inconclusive", message, Result.INCONCLUSIVE);
    boolean pressing =
        keeper.present(role).filter(old -> parts.policy().isEnding(old, keeper.now())).isPresent();
    if (pressing && role.alertOnce(generation.version())) {
      parts.reports().unclear(generation);
    }
  }

  private void reject(Generation generation, String reason, String message, Result result) {
    Role role = generation.role();
    Instant now = keeper.now();
    role.setFailure(now, reason, message);
    Instant end = keeper.present(role).map(Generation::end).orElse(Instant.MIN);
    role.plan().rejected(generation.version(), now, end);
    keeper.plan(role);
    parts.ports().events().rotated(role.connector(), role.name(), generation.number(), result);
  }

  private void drop() {
    keeper.retire(candidate, () -> {});
    end();
  }

  private void shift() {
    boolean reversible = isSomethingToLose();
    keeper.install(candidate);
    for (Generation generation : found.values()) {
      before
          .generation(generation.role().name())
          .ifPresent(old -> generation.setRotatedAt(keeper.now()));
      keeper.resolve(generation.role());
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
    phase = Phase.DRAINING;
    for (Generation generation : found.values()) {
      Role role = generation.role();
      role.taken();
      keeper.plan(role);
      parts
          .ports()
          .events()
          .rotated(role.connector(), role.name(), generation.number(), Result.ROTATED);
    }
    keeper.retire(before, this::finish);
    keeper.later(LONGEST_DRAIN, this::finish);
  }

  private void finish() {
    if (phase == Phase.DRAINING) {
      found.values().stream()
          .filter(generation -> generation.rotatedAt().isPresent())
          .forEach(generation -> parts.reports().rotated(generation, who(generation.role())));
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
    if (!isBeforeGood()) {
      commit();
      return false;
    }
    rollBack();
    return true;
  }

  private boolean isBeforeGood() {
    return found.keySet().stream()
        .allMatch(role -> before.generation(role.name()).filter(keeper::isGood).isPresent());
  }

  private void rollBack() {
    phase = Phase.DRAINING;
    keeper.install(before);
    for (Generation refused : found.values()) {
      Role role = refused.role();
      String message = "the gateway refused requests with version " + refused.version();
      reject(refused, "rolled_back", message, Result.ROLLED_BACK);
      before
          .generation(role.name())
          .ifPresent(again -> parts.reports().rolledBack(refused, again, who(role)));
    }
    keeper.retire(candidate, this::end);
    keeper.later(LONGEST_DRAIN, this::end);
    settle(true);
  }

  /**
   * A role's present value is compromised. What goes on without it goes on; what waits for
   * something else does not keep the next transaction waiting.
   */
  void compromised(Role role) {
    if (phase == Phase.PROBING && !found.containsKey(role)) {
      keeper.retire(candidate, () -> {});
      waves = 0;
      look();
    } else if (phase == Phase.TRIAL) {
      commit();
      keeper.over(this);
    } else if (phase == Phase.DRAINING) {
      keeper.over(this);
    }
  }

  /** The process ends. */
  void abandon() {
    if (phase == Phase.PROBING) {
      keeper.retire(candidate, () -> {});
    } else if (phase == Phase.TRIAL) {
      keeper.retire(before, () -> {});
    }
    end();
  }

  private void end() {
    if (phase != Phase.OVER) {
      phase = Phase.OVER;
      found.values().forEach(keeper::release);
      settle(false);
      keeper.over(this);
    }
  }

  private void settle(boolean changed) {
    wishes.forEach(wish -> wish.notice().answer().complete(keeper.status(wish.role())));
    keeper.settled(this, changed);
  }

  private boolean isWished(Role role) {
    return wishes.stream().anyMatch(wish -> wish.role() == role);
  }

  private String who(Role role) {
    return wishes.stream()
        .filter(wish -> wish.role() == role)
        .reduce((earlier, later) -> later)
        .map(wish -> wish.notice().who())
        .orElse(Reports.OURSELVES);
  }
}
