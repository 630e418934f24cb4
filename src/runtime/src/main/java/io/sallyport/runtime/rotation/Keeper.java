package io.sallyport.runtime.rotation;

import io.sallyport.engine.port.CredentialStamp;
import io.sallyport.runtime.credentials.CredentialUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps one connector's credentials: the set that requests carry, and when to look for others.
 * {@link #use}, {@link #refused}, {@link #refresh}, {@link #compromised}, {@link #statuses}, {@link
 * #turn} and the set's calls are for any thread; everything else belongs to the turns.
 */
final class Keeper implements CredentialSet.Owner {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private final String connector;
  private final RotationPorts ports;
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final Map<CredentialSet, Runnable> draining = new HashMap<>();
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final Turns turns;
  private final KeeperParts parts;
  private final Leases leases;
  private final Alarm alarm;
  private final Standing standing;
  private Optional<Transaction> transaction = Optional.empty();
  private boolean closed;
  private volatile CredentialSet current;
  private volatile List<RoleStatus> statuses = List.of();

  Keeper(
      String connector, List<RoleSettings> roles, RotationSettings settings, RotationPorts ports) {
    this.connector = connector;
    this.ports = ports;
    Pace pace = new Pace(settings, ports.random());
    for (RoleSettings role : roles) {
      if (this.roles.put(role.role(), new Role(connector, role, pace, now())) != null) {
        throw new IllegalArgumentException(connector + "/" + role.role() + " stands there twice");
      }
    }
    Reports reports = new Reports(ports);
    Disposal disposal = new Disposal(ports, reports);
    turns = new Turns(this::publish, defect -> reports.defect(connector, defect));
    parts =
        new KeeperParts(
            settings,
            ports,
            reports,
            disposal,
            new Looks(this, disposal),
            new Intake(this, ports, reports, disposal),
            new Probes(this, ports),
            new Compromises(this, ports, reports),
            new AgePolicy(settings, reports),
            new EarlyRefresh(this, settings, reports));
    leases = new Leases(this, ports);
    alarm = new Alarm(this, this::wake);
    standing = new Standing(parts.policy());
    current = new CredentialSet(this, ports.clock(), List.of());
    publish();
  }

  /** Completes when the first looks have had a result. */
  CompletionStage<Void> start() {
    turn(this::wake);
    if (roles.isEmpty()) {
      started.complete(null);
    }
    return started;
  }

  CredentialUse use() {
    CredentialSet set = current;
    while (!set.enter()) {
      set = current;
    }
    return new HeldSet(set);
  }

  CompletionStage<Boolean> refused(CredentialStamp stamp) {
    CredentialSet set =
        stamp instanceof HeldSet held && held.set().owner() == this ? held.set() : current;
    set.setRefused();
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    if (set != current) {
      answer.complete(true);
    } else {
      turn(() -> refused(set, answer));
    }
    return answer;
  }

  private void refused(CredentialSet set, CompletableFuture<Boolean> answer) {
    if (closed) {
      answer.complete(false);
    } else if (set != current || transaction.filter(open -> open.refused(set)).isPresent()) {
      answer.complete(true);
    } else {
      parts.refresh().join(set, answer);
    }
  }

  CompletionStage<RoleStatus> refresh(String role, String who) {
    return wish(role, who, () -> transaction.ifPresentOrElse(Transaction::hurry, this::next));
  }

  CompletionStage<RoleStatus> compromised(String role, String version, String who) {
    return wish(role, who, () -> compromised(requireRole(role), version, who));
  }

  private CompletionStage<RoleStatus> wish(String name, String who, Runnable then) {
    CompletableFuture<RoleStatus> answer = new CompletableFuture<>();
    Role role = requireRole(name);
    turn(
        () -> {
          CompletionStage<RoleStatus> shared = role.notice(who).answer();
          shared.thenAccept(answer::complete);
          later(LONGEST_CALL, () -> answer.complete(status(role)));
          then.run();
        });
    return answer;
  }

  private void compromised(Role role, String version, String who) {
    parts.compromises().give(role, version, who);
    transaction
        .filter(open -> open.restsOn(role, version))
        .ifPresent(open -> open.compromised(role));
    transaction.ifPresentOrElse(Transaction::hurry, this::next);
    next();
  }

  List<RoleStatus> statuses() {
    Instant now = now();
    return statuses.stream().map(status -> status.at(now)).toList();
  }

  void close() {
    turn(
        () -> {
          closed = true;
          CredentialSet last = current;
          current = new CredentialSet(this, ports.clock(), List.of());
          transaction.ifPresent(Transaction::abandon);
          retire(last);
          started.complete(null);
        });
  }

  @Override
  public void drained(CredentialSet set) {
    turn(
        () -> {
          Runnable then = draining.remove(set);
          set.generations().forEach(this::release);
          if (then != null) {
            then.run();
          }
        });
  }

  @Override
  public void proven(CredentialSet set) {
    turn(() -> transaction.ifPresent(open -> open.proven(set)));
  }

  String connector() {
    return connector;
  }

  Instant now() {
    return ports.clock().instant();
  }

  void turn(Runnable task) {
    turns.take(task);
  }

  /** Takes a turn later. */
  void later(Duration delay, Runnable task) {
    ports.timer().schedule(delay, () -> turn(task));
  }

  Collection<Role> roles() {
    return roles.values();
  }

  CredentialSet current() {
    return current;
  }

  void install(CredentialSet set) {
    current = set;
  }

  /** Lets nobody use the set any more. When nobody does, its values go. */
  void retire(CredentialSet set) {
    retire(set, () -> {});
  }

  /**
   * Lets nobody use the set any more. When nobody does, its values go.
   *
   * @param then runs after that
   */
  void retire(CredentialSet set, Runnable then) {
    draining.put(set, then);
    set.retire();
  }

  void release(Generation generation) {
    if (generation.release()) {
      parts.disposal().discard(generation.role(), generation.value(), generation.lease());
    }
  }

  Optional<Generation> present(Role role) {
    return current.generation(role.name());
  }

  boolean isPresent(Generation generation) {
    return present(generation.role()).filter(generation::equals).isPresent();
  }

  /** Whether the role has a value that requests get, now and later. */
  boolean isGood(Role role) {
    return present(role).filter(this::isGood).isPresent();
  }

  boolean isGood(Generation generation) {
    return generation.isUsableAt(now()) && !generation.role().isCompromised(generation.version());
  }

  /** Whether each role has a value that requests get. */
  boolean isWhole(CredentialSet set) {
    return roles.keySet().stream().allMatch(role -> set.value(role).isPresent());
  }

  boolean isTrying() {
    return transaction.filter(Transaction::isTrying).isPresent();
  }

  boolean isSomebodyWaiting() {
    return roles.values().stream().anyMatch(Role::hasNotice);
  }

  RoleStatus status(Role role) {
    boolean onTrial = transaction.filter(open -> open.isOnTrial(role)).isPresent();
    return standing.of(role, present(role), onTrial, now());
  }

  /** Answers in a turn of its own: who is answered may look at the statuses. */
  void answer(Role role, Notice notice) {
    RoleStatus status = status(role);
    turn(() -> notice.answer().complete(status));
  }

  void plan(Role role) {
    role.plan().plan(now(), present(role), role.mark());
  }

  void settled(Transaction settled, boolean changed) {
    if (transaction.equals(Optional.of(settled))) {
      parts.refresh().settled(changed);
      started.complete(null);
    }
  }

  void over(Transaction ended) {
    if (transaction.equals(Optional.of(ended))) {
      transaction = Optional.empty();
      next();
    }
  }

  /** Does what is due, and begins the next transaction when there is a reason and none is open. */
  void next() {
    if (closed) {
      return;
    }
    current.generations().stream().filter(this::isRenewalDue).forEach(leases::renew);
    if (roles.values().stream().anyMatch(role -> role.mark().isPresent() && isDue(role))) {
      transaction.ifPresent(Transaction::makeWay);
    }
    if (transaction.isEmpty() && isReason()) {
      Transaction begun = new Transaction(this, parts);
      transaction = Optional.of(begun);
      begun.begin();
    }
    alarm.set();
  }

  private boolean isReason() {
    return parts.refresh().isWanted()
        || isSomebodyWaiting()
        || roles.values().stream().anyMatch(this::isDue);
  }

  /** Whether it is time to look for another value, and not just to prolong the present one. */
  boolean isDue(Role role) {
    return role.isDueAt(now()) && present(role).filter(this::isRenewalDue).isEmpty();
  }

  private boolean isRenewalDue(Generation generation) {
    return generation.role().isDueAt(now()) && generation.isWorthRenewingAt(now());
  }

  private void wake() {
    current.generations().forEach(generation -> parts.policy().warn(generation, now()));
    next();
  }

  private void publish() {
    statuses = roles.values().stream().map(this::status).toList();
  }

  private Role requireRole(String name) {
    return Optional.ofNullable(roles.get(name))
        .orElseThrow(() -> new NoSuchElementException(connector + " has no role " + name));
  }
}
