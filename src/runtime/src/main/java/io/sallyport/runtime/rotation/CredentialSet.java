package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.Credential;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One generation of each of a connector's roles: what requests carry together. Counts who uses it.
 * Using and proving is for any thread, the rest for the connector's turns.
 */
final class CredentialSet {
  /** Who put the set together. Called by any thread, also while a method of the set runs. */
  interface Owner {
    /** Nobody uses the retired set any more, and nobody will. Called once. */
    void drained(CredentialSet set);

    /** The trial got its accepted answers. */
    void proven(CredentialSet set);
  }

  /** The sign of the count says that nobody new comes in. */
  private static final int RETIRED = Integer.MIN_VALUE;

  private final Owner owner;
  private final Clock clock;
  private final Map<String, Generation> generations;
  private final AtomicInteger users = new AtomicInteger();
  private final AtomicInteger proofsMissing = new AtomicInteger();
  private int proofsWanted;
  private volatile boolean refused;

  CredentialSet(Owner owner, Clock clock, Collection<Generation> members) {
    this.owner = owner;
    this.clock = clock;
    Map<String, Generation> byRole = new LinkedHashMap<>();
    for (Generation member : members) {
      member.hold();
      byRole.put(member.role().name(), member);
    }
    generations = Collections.unmodifiableMap(byRole);
  }

  /** The same with other generations of some roles. */
  CredentialSet with(Collection<Generation> others) {
    Map<String, Generation> all = new LinkedHashMap<>(generations);
    others.forEach(other -> all.put(other.role().name(), other));
    return new CredentialSet(owner, clock, all.values());
  }

  Owner owner() {
    return owner;
  }

  Optional<Generation> generation(String role) {
    return Optional.ofNullable(generations.get(role));
  }

  Collection<Generation> generations() {
    return generations.values();
  }

  Optional<Credential> value(String role) {
    Generation generation = generations.get(role);
    return generation != null && generation.isUsableAt(clock.instant())
        ? Optional.of(generation.value())
        : Optional.empty();
  }

  /** A use of one's own set, which is not retired. */
  HeldSet hold() {
    users.incrementAndGet();
    return new HeldSet(this);
  }

  /** Counts a user in, unless the set was retired. */
  boolean enter() {
    int count = users.get();
    while (count >= 0) {
      if (users.compareAndSet(count, count + 1)) {
        return true;
      }
      count = users.get();
    }
    return false;
  }

  void leave() {
    if (users.decrementAndGet() == RETIRED) {
      owner.drained(this);
    }
  }

  /** Lets nobody in any more. */
  void retire() {
    if (users.getAndUpdate(count -> count | RETIRED) == 0) {
      owner.drained(this);
    }
  }

  /** Begins to count accepted answers. */
  void startTrial(int proofs) {
    proofsWanted = proofs;
    proofsMissing.set(proofs);
  }

  /** Is content with one accepted answer, given or to come. */
  void shortenTrial() {
    int missing = proofsMissing.getAndUpdate(count -> Math.min(count, 1));
    if (missing < proofsWanted) {
      prove();
    }
  }

  /** A gateway refused a request that carried it, and accepted none since. */
  boolean isRefused() {
    return refused;
  }

  void setRefused() {
    refused = true;
  }

  /** A gateway accepted it. Costs two reads when nobody counts. */
  void accept() {
    if (refused) {
      refused = false;
    }
    prove();
  }

  private void prove() {
    if (proofsMissing.get() > 0 && proofsMissing.decrementAndGet() == 0) {
      owner.proven(this);
    }
  }
}
