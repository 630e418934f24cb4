package io.sallyport.runtime.rotation;

import io.sallyport.engine.port.CredentialStamp;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.rotation.RotationEvents.Result;
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
  private static final Duration TICK = Duration.ofMinutes(1);
  private static final Duration LONGEST_COMPROMISED = Duration.ofSeconds(2);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private final String connector;
  private final RotationPorts ports;
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final Map<CredentialSet, Runnable> draining = new HashMap<>();
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final Turns turns;
  private final KeeperParts parts;
  private final Leases leases;
  private final Standing standing;
  private Optional<Transaction> transaction = Optional.empty();
  private Instant alarm = Instant.MAX;
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
            new AgePolicy(settings, reports),
            new EarlyRefresh(this, settings, reports));
    leases = new Leases(this, ports);
    standing = new Standing(parts.policy());
    current = new CredentialSet(this, ports.clock(), List.of());
    publish();
  }

  /** Completes when the first looks have had a result. */
  CompletionStage<Void> start() {
    turn(this::wake);
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

  CompletionStage<RoleStatus> compromised(String role, String who) {
    return wish(role, who, () -> compromised(requireRole(role), who));
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

  private void compromised(Role role, String who) {
    present(role).ifPresent(generation -> mark(generation, who));
    transaction.ifPresent(open -> open.compromised(role));
    next();
  }

  private void mark(Generation generation, String who) {
    Role role = generation.role();
    role.mark(generation, who, now());
    parts.reports().compromised(generation, who);
    later(
        LONGEST_COMPROMISED,
        () -> {
          if (role.mark().filter(mark -> mark.generation() == generation).isPresent()) {
            failClosed(role);
          }
        });
  }

  /** Gives nobody a compromised value any more; for other roles nothing. */
  void failClosed(Role role) {
    role.mark()
        .ifPresent(
            mark -> {
              if (mark.generation().withdraw()) {
                parts.reports().closed(mark.generation(), mark.who());
                long number = mark.generation().number();
                ports.events().rotated(connector, role.name(), number, Result.CLOSED);
                role.takeNotice().ifPresent(notice -> notice.answer().complete(status(role)));
              }
            });
  }

  /** Another value has taken the place of a compromised one; for other roles nothing. */
  void resolve(Role role) {
    role.mark()
        .ifPresent(
            mark -> {
              mark.generation().withdraw();
              role.clearMark();
              role.takeNotice().ifPresent(notice -> notice.answer().complete(status(role)));
            });
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
          retire(last, () -> {});
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

  /** Lets nobody use the set any more; when nobody does, its values may go, and then... */
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
    if (transaction.isEmpty() && isReason()) {
      Transaction begun = new Transaction(this, parts);
      transaction = Optional.of(begun);
      begun.look();
    }
    setAlarm();
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

  private void setAlarm() {
    Instant now = now();
    Instant next = now.plus(TICK);
    for (Role role : roles.values()) {
      Instant look = role.plan().next();
      next = look.isAfter(now) ? Pace.earlier(next, look) : next;
    }
    if (next.isBefore(alarm) && !closed) {
      Instant at = next;
      alarm = at;
      ports.timer().schedule(Duration.between(now, at), () -> turn(() -> ring(at)));
    }
  }

  private void ring(Instant at) {
    if (alarm.equals(at)) {
      alarm = Instant.MAX;
    }
    wake();
  }

  private void publish() {
    statuses = roles.values().stream().map(this::status).toList();
  }

  private Role requireRole(String name) {
    return Optional.ofNullable(roles.get(name))
        .orElseThrow(() -> new NoSuchElementException(connector + " has no role " + name));
  }
}
