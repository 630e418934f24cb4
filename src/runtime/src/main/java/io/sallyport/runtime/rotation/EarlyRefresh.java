package io.sallyport.runtime.rotation;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets all requests whose credentials were refused share one look at the sources. Belongs to the
 * connector's turns.
 */
final class EarlyRefresh {
  private final Keeper keeper;
  private final RotationSettings settings;
  private final Reports reports;
  private Optional<CompletableFuture<Void>> underWay = Optional.empty();
  private Optional<CredentialSet> refused = Optional.empty();
  private Optional<CredentialSet> reported = Optional.empty();
  private Instant notBefore = Instant.MIN;
  private boolean wanted;

  EarlyRefresh(Keeper keeper, RotationSettings settings, Reports reports) {
    this.keeper = keeper;
    this.settings = settings;
    this.reports = reports;
  }

  /** Completes the answer with whether requests carry another set than the refused one now. */
  void join(CredentialSet set, CompletableFuture<Boolean> answer) {
    if (underWay.isEmpty()) {
      begin(set);
    }
    CompletionStage<Void> shared =
        underWay.orElseGet(() -> CompletableFuture.completedFuture(null));
    shared.whenComplete((done, never) -> answer.complete(keeper.current() != set));
  }

  /** Whether all sources should be asked; whoever learns it does it. */
  boolean takeWish() {
    boolean taken = wanted;
    wanted = false;
    return taken;
  }

  boolean isWanted() {
    return wanted;
  }

  /** Requests carry another set now, or the sources have no other one. */
  void settled(boolean changed) {
    if (changed || !wanted) {
      wanted = false;
      refused.filter(set -> set == keeper.current()).ifPresent(this::report);
      refused = Optional.empty();
      underWay.ifPresent(this::end);
    }
  }

  private void begin(CredentialSet set) {
    boolean allowed = !keeper.now().isBefore(notBefore);
    if (!allowed && !keeper.isTrying()) {
      return;
    }
    CompletableFuture<Void> shared = new CompletableFuture<>();
    underWay = Optional.of(shared);
    keeper.later(settings.longestRefreshWait(), () -> end(shared));
    if (allowed) {
      notBefore = keeper.now().plus(settings.shortestBetweenRefreshes());
      refused = Optional.of(set);
      wanted = true;
      keeper.next();
    }
  }

  private void report(CredentialSet set) {
    if (!reported.equals(Optional.of(set))) {
      reported = Optional.of(set);
      reports.refused(keeper.connector());
    }
  }

  private void end(CompletableFuture<Void> shared) {
    if (underWay.equals(Optional.of(shared))) {
      underWay = Optional.empty();
    }
    shared.complete(null);
  }
}
