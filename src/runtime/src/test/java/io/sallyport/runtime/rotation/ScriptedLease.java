package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.Lease;
import io.sallyport.runtime.credentials.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A lease that does as it is told, and counts. */
final class ScriptedLease implements Lease {
  final Clock clock;
  Instant end;
  boolean renewable = true;
  Duration increment;
  Instant latest = Instant.MAX;
  Optional<SourceException> renewalFailure = Optional.empty();
  Optional<SourceException> revocationFailure = Optional.empty();
  Optional<CompletableFuture<Lease>> pending = Optional.empty();
  int renewals;
  int revocations;

  ScriptedLease(Clock clock, Duration increment) {
    this.clock = clock;
    this.increment = increment;
    end = clock.instant().plus(increment);
  }

  @Override
  public Instant expiresAt() {
    return end;
  }

  @Override
  public boolean isRenewable() {
    return renewable;
  }

  @Override
  public CompletionStage<Lease> renew() {
    renewals++;
    if (pending.isPresent()) {
      return pending.get();
    }
    if (renewalFailure.isPresent()) {
      return CompletableFuture.failedFuture(renewalFailure.get());
    }
    Instant wanted = clock.instant().plus(increment);
    end = wanted.isAfter(latest) ? latest : wanted;
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public CompletionStage<Void> revoke() {
    revocations++;
    return revocationFailure
        .<CompletionStage<Void>>map(CompletableFuture::failedFuture)
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }
}
