package io.sallyport.runtime.egress;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.CredentialWatcher;
import io.sallyport.runtime.credentials.Credentials;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Credentials that rotate as a set, count who holds one, and tell when a value is out of use. */
final class CountingCredentials implements Credentials {
  private CredentialSet present;
  private CredentialWatcher watcher = (connector, role, value) -> {};
  private int taken;
  private int held;
  private int closedAgain;

  CountingCredentials(Map<String, Credential> values) {
    present = new CredentialSet(values, 1);
  }

  /** Values of one moment; each has the number of the set that it came with. */
  static final class CredentialSet {
    private final Map<String, Credential> values;
    private final Map<String, Long> generations = new HashMap<>();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private int holds;
    private boolean retired;
    private boolean discarded;

    private CredentialSet(Map<String, Credential> values, long generation) {
      this.values = Map.copyOf(values);
      values.keySet().forEach(role -> generations.put(role, generation));
    }

    CredentialSet with(String role, Credential value, long generation) {
      Map<String, Credential> changed = new HashMap<>(values);
      changed.put(role, value);
      CredentialSet next = new CredentialSet(changed, generation);
      values.keySet().stream()
          .filter(other -> !other.equals(role))
          .forEach(other -> next.generations.putAll(Map.of(other, generation(other))));
      return next;
    }

    Credential value(String role) {
      return Optional.ofNullable(values.get(role)).orElseThrow();
    }

    private long generation(String role) {
      return generations.getOrDefault(role, 0L);
    }
  }

  @Override
  public synchronized CredentialUse use(String connector) {
    taken++;
    held++;
    present.holds++;
    return new Hold(present);
  }

  synchronized void watchedBy(CredentialWatcher told) {
    watcher = told;
  }

  synchronized CredentialSet present() {
    return present;
  }

  synchronized void shift(CredentialSet next) {
    present = next;
  }

  /** No request takes the set any more; completes when the last has given it back. */
  CompletableFuture<Void> retire(CredentialSet set) {
    synchronized (this) {
      set.retired = true;
    }
    discardIfDrained(set);
    return set.drained;
  }

  /** How many uses were taken. */
  synchronized int taken() {
    return taken;
  }

  /** How many were not given back. */
  synchronized int held() {
    return held;
  }

  /** How often one was given back that had been before. */
  synchronized int closedAgain() {
    return closedAgain;
  }

  /** Waits until every use was given back; false when that takes too long. */
  synchronized boolean awaitReturned() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (held > 0) {
      long leftMillis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (leftMillis <= 0) {
        return false;
      }
      wait(leftMillis);
    }
    return true;
  }

  private void returned(CredentialSet set) {
    synchronized (this) {
      held--;
      set.holds--;
      notifyAll();
    }
    discardIfDrained(set);
  }

  @SuppressWarnings("ReferenceEquality") // A value that was brought back is the same object.
  private void discardIfDrained(CredentialSet set) {
    CredentialSet successor;
    CredentialWatcher told;
    synchronized (this) {
      if (!set.retired || set.holds > 0 || set.discarded) {
        return;
      }
      set.discarded = true;
      successor = present;
      told = watcher;
    }
    set.values.forEach(
        (role, value) -> {
          if (successor.values.get(role) != value) {
            told.discarded(TestConnector.ID, role, value);
          }
        });
    set.drained.complete(null);
  }

  private final class Hold implements CredentialUse {
    private final CredentialSet set;
    private boolean closed;

    private Hold(CredentialSet set) {
      this.set = set;
    }

    @Override
    public Optional<Credential> of(String role) {
      return Optional.ofNullable(set.values.get(role));
    }

    @Override
    public long generation(String role) {
      return set.generation(role);
    }

    @Override
    public void close() {
      synchronized (CountingCredentials.this) {
        if (closed) {
          closedAgain++;
          return;
        }
        closed = true;
      }
      returned(set);
    }
  }
}
