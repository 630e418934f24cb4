package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.Lease;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A source that does as it is told, and remembers what it was asked and what it gave. */
final class ScriptedSource implements RoleSource {
  final Clock clock;
  final String name;
  final List<Optional<String>> asked = new ArrayList<>();
  final List<Instant> askedAt = new ArrayList<>();
  final List<Fetched> given = new ArrayList<>();
  final List<ScriptedLease> leases = new ArrayList<>();
  boolean makesNew;
  Duration lookEvery = Duration.ofMinutes(1);
  Optional<String> version = Optional.empty();
  Optional<SourceException> failure = Optional.empty();
  Optional<Duration> validFor = Optional.empty();
  Optional<Duration> leaseFor = Optional.empty();
  Optional<Duration> leaseMost = Optional.empty();
  Optional<CompletableFuture<Optional<Fetched>>> pending = Optional.empty();
  boolean ignoresKnown;
  Function<String, Credential> maker;
  private boolean waiting;
  private int made;

  ScriptedSource(Clock clock, String name, Values values) {
    this.clock = clock;
    this.name = name;
    maker = values::text;
  }

  ScriptedSource has(String present) {
    version = Optional.of(present);
    return this;
  }

  ScriptedSource makesNew(Duration validity) {
    makesNew = true;
    validFor = Optional.of(validity);
    return this;
  }

  ScriptedSource lends(Duration time) {
    makesNew = true;
    leaseFor = Optional.of(time);
    return this;
  }

  void fails(Reason reason) {
    failure = Optional.of(new SourceException(reason, name + " is " + reason));
  }

  void works() {
    failure = Optional.empty();
  }

  /** From now on an answer is given when the test gives it. */
  CompletableFuture<Optional<Fetched>> holdsBack() {
    CompletableFuture<Optional<Fetched>> answer = new CompletableFuture<>();
    pending = Optional.of(answer);
    return answer;
  }

  /** From now on it never answers. */
  void hangs() {
    pending = Optional.of(new CompletableFuture<>());
  }

  void answersAtOnce() {
    pending = Optional.empty();
    waiting = false;
  }

  /** Whether somebody waits for the answer that is held back. */
  boolean isAwaited() {
    return waiting;
  }

  /** The version that it gives now; a new one where it makes them. */
  String present() {
    made++;
    return makesNew ? name + "-" + made : version.orElseThrow();
  }

  ScriptedLease lastLease() {
    return leases.get(leases.size() - 1);
  }

  @Override
  public String place() {
    return "test:" + name;
  }

  @Override
  public boolean makesNew() {
    return makesNew;
  }

  @Override
  public Duration lookEvery() {
    return lookEvery;
  }

  @Override
  public CompletionStage<Optional<Fetched>> fetch(Optional<String> knownVersion) {
    asked.add(knownVersion);
    askedAt.add(clock.instant());
    if (pending.isPresent()) {
      waiting = true;
      return pending.get();
    }
    if (failure.isPresent()) {
      return CompletableFuture.failedFuture(failure.get());
    }
    return CompletableFuture.completedFuture(answer(knownVersion));
  }

  private Optional<Fetched> answer(Optional<String> known) {
    if (makesNew) {
      return Optional.of(fetched(present()));
    }
    if (version.isEmpty()) {
      throw new SourceException(Reason.NOT_FOUND, name + " has nothing");
    }
    return version.equals(known) && !ignoresKnown
        ? Optional.empty()
        : Optional.of(fetched(version.get()));
  }

  Fetched fetched(String wanted) {
    Instant now = clock.instant();
    Optional<Lease> lease = leaseFor.map(this::lease);
    Fetched fetched = new Fetched(maker.apply(wanted), wanted, now, validFor.map(now::plus), lease);
    given.add(fetched);
    return fetched;
  }

  private Lease lease(Duration time) {
    ScriptedLease lease = new ScriptedLease(clock, time);
    leaseMost.ifPresent(most -> lease.latest = clock.instant().plus(most));
    leases.add(lease);
    return lease;
  }
}
