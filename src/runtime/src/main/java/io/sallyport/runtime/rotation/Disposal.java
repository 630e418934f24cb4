package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.Lease;
import io.sallyport.runtime.credentials.SourceException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Does away with values that nobody uses, and gives back what was lent. */
final class Disposal {
  private static final int TRIES_BEFORE_ALERT = 4;
  private static final int MOST_DOUBLINGS = 6;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

  private final RotationPorts ports;
  private final Reports reports;

  Disposal(RotationPorts ports, Reports reports) {
    this.ports = ports;
    this.reports = reports;
  }

  /** Called once per value that was ever fetched. */
  void discard(Role role, Credential value, Optional<Lease> lease) {
    ports.watcher().get().discarded(role.connector(), role.name(), value);
    value.close();
    lease.ifPresent(lent -> revoke(role, lent, 1));
  }

  private void revoke(Role role, Lease lease, int number) {
    revocation(lease)
        .whenComplete(
            (done, failure) -> {
              if (failure != null && !isGone(failure)) {
                revocationFailed(role, lease, number);
              }
            });
  }

  private static CompletionStage<Void> revocation(Lease lease) {
    try {
      return lease.revoke();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void revocationFailed(Role role, Lease lease, int number) {
    ports.events().revocationFailed(role.connector(), role.name());
    if (number == TRIES_BEFORE_ALERT) {
      reports.leaseLeft(role, lease.expiresAt());
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(number - 1, MOST_DOUBLINGS));
    // What ends by itself before the next try needs none; so this ends as well.
    if (ports.clock().instant().plus(wait).isBefore(lease.expiresAt())) {
      ports.timer().schedule(wait, () -> revoke(role, lease, number + 1));
    }
  }

  private static boolean isGone(@Nullable Throwable failure) {
    return Failures.of(failure).reason() == SourceException.Reason.NOT_FOUND;
  }
}
