package io.sallyport.runtime.vault.server.imitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The leases that run. */
final class Leases {
  private final Clock clock;
  private final Map<String, Lease> leases = new LinkedHashMap<>();

  Leases(Clock clock) {
    this.clock = clock;
  }

  Lease create(String path, String token, boolean renewable, Duration ttl, Duration maxTtl) {
    Instant now = clock.instant();
    String id = path + "/" + Names.random(24);
    Lease lease = new Lease(id, token, renewable, ttl, maxTtl, now, now.plus(ttl));
    leases.put(id, lease);
    return lease;
  }

  Optional<Lease> find(String id) {
    @Nullable Lease lease = leases.get(id);
    if (lease != null && !clock.instant().isBefore(lease.end())) {
      leases.remove(id);
      return Optional.empty();
    }
    return Optional.ofNullable(lease);
  }

  /** The time that the lease goes on for from now. */
  Renewal renew(Lease lease, Duration asked) {
    if (!lease.renewable()) {
      throw Refusal.of(400, "lease is not renewable");
    }
    Instant now = clock.instant();
    Renewal time = Renewal.of(asked, lease.ttl(), lease.maxTtl(), lease.created(), now);
    leases.put(lease.id(), lease.until(now.plus(time.duration())));
    return time;
  }

  void revoke(String id) {
    leases.remove(id);
  }

  void revokeBelow(String prefix) {
    leases.keySet().removeIf(id -> id.startsWith(prefix));
  }

  void revokeOf(String token) {
    leases.values().removeIf(lease -> lease.token().equals(token));
  }

  List<String> below(String prefix) {
    return List.copyOf(leases.keySet()).stream()
        .filter(id -> id.startsWith(prefix))
        .filter(id -> find(id).isPresent())
        .map(id -> id.substring(prefix.length()))
        .toList();
  }
}
