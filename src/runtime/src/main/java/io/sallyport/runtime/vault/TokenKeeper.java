package io.sallyport.runtime.vault;

import io.quarkus.vault.client.common.VaultResponse;
import io.sallyport.runtime.credentials.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps us logged in: one login at a time, renewal at two thirds, a new login before a token ends
 * that can't be renewed any more. After a failure it tries again with a back-off, for ever; a token
 * that we have is used until its end. Safe for use by several threads.
 */
final class TokenKeeper {
  private final Logins logins;
  private final TokenCalls calls;
  private final Clock clock;
  private final Pace pace;
  private final VaultEvents events;
  private final LoginGate gate = new LoginGate();

  private @Nullable VaultToken token;
  private @Nullable CompletableFuture<VaultToken> loggingIn;
  private Optional<VaultStatus.Failure> lastFailure = Optional.empty();
  private boolean lastStretch;
  private int failures;
  private long plan;
  private boolean closed;

  TokenKeeper(Logins logins, TokenCalls calls, Clock clock, Pace pace, VaultEvents events) {
    this.logins = logins;
    this.calls = calls;
    this.clock = clock;
    this.pace = pace;
    this.events = events;
  }

  /** A token that has not ended; exceptionally why there is none. Logs in where needed. */
  CompletionStage<VaultToken> current() {
    CompletableFuture<VaultToken> fresh;
    synchronized (this) {
      VaultToken present = valid();
      if (closed) {
        return CompletableFuture.failedFuture(VaultException.closed());
      }
      if (present != null) {
        return CompletableFuture.completedFuture(present);
      }
      if (loggingIn != null) {
        return loggingIn.copy();
      }
      Optional<VaultException> objection = gate.objection(clock.instant());
      if (objection.isPresent()) {
        return CompletableFuture.failedFuture(objection.get());
      }
      fresh = startLogin();
    }
    run(fresh);
    return fresh.copy();
  }

  /**
   * Another token than one that was refused; all who ask at the same time share one login.
   *
   * @param ended whether Vault said that it has ended
   * @return empty when another login would be too soon after the last
   */
  CompletionStage<Optional<VaultToken>> replacementOf(VaultToken refused, boolean ended) {
    CompletableFuture<VaultToken> fresh;
    synchronized (this) {
      VaultToken present = valid();
      if (present != null && !isSame(present, refused)) {
        return CompletableFuture.completedFuture(Optional.of(present));
      }
      if (loggingIn != null) {
        return loggingIn.thenApply(Optional::of);
      }
      if (closed || !gate.isOpenForReplacement(clock.instant(), ended)) {
        return CompletableFuture.completedFuture(Optional.empty());
      }
      if (ended) {
        refused.endAt(clock.instant());
      }
      fresh = startLogin();
    }
    run(fresh);
    return fresh.thenApply(Optional::of);
  }

  /** Whether what was refused went well with the replacement. */
  synchronized void replacementHelped(boolean helped) {
    gate.replacementHelped(helped);
  }

  synchronized VaultStatus status() {
    VaultToken present = valid();
    return present == null
        ? new VaultStatus(false, Optional.empty(), lastFailure)
        : new VaultStatus(true, present.expiresAt(), lastFailure);
  }

  /** Gives our token back. Completes normally whatever Vault says; safe to call again. */
  CompletionStage<Void> close() {
    VaultToken present;
    synchronized (this) {
      closed = true;
      plan++;
      present = token;
      token = null;
    }
    return present == null ? CompletableFuture.completedFuture(null) : calls.end(present);
  }

  private CompletableFuture<VaultToken> startLogin() {
    CompletableFuture<VaultToken> fresh = new CompletableFuture<>();
    loggingIn = fresh;
    gate.started(clock.instant());
    plan++;
    return fresh;
  }

  private void run(CompletableFuture<VaultToken> login) {
    started()
        .whenComplete(
            (fresh, failure) -> {
              if (failure == null) {
                loggedIn(login, fresh);
              } else {
                loginFailed(login, failure);
              }
            });
  }

  private CompletionStage<VaultToken> started() {
    try {
      return logins.logIn();
    } catch (RuntimeException broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  private void loggedIn(CompletableFuture<VaultToken> login, VaultToken fresh) {
    VaultToken replaced;
    boolean tooLate;
    synchronized (this) {
      loggingIn = null;
      tooLate = closed;
      replaced = token;
      if (!tooLate) {
        token = fresh;
        failures = 0;
        gate.succeeded();
        lastStretch = !fresh.grant().renewable();
        scheduleRenewal(fresh);
      }
    }
    if (tooLate) {
      calls.end(fresh);
      login.completeExceptionally(VaultException.closed());
      return;
    }
    if (replaced != null) {
      calls.retire(replaced);
    }
    events.loggedIn(fresh.expiresAt());
    login.complete(fresh);
  }

  private void loginFailed(CompletableFuture<VaultToken> login, Throwable failure) {
    SourceException reason = VaultException.asSource(failure);
    synchronized (this) {
      loggingIn = null;
      gate.failed(reason);
      retryLater(reason);
    }
    events.loginFailed(reason.reason());
    login.completeExceptionally(VaultException.unwrapped(failure));
  }

  private void due(long planned) {
    VaultToken renewable = null;
    CompletableFuture<VaultToken> login = null;
    synchronized (this) {
      if (closed || planned != plan || loggingIn != null) {
        return;
      }
      renewable = lastStretch ? null : valid();
      if (renewable == null) {
        login = startLogin();
      }
    }
    if (renewable != null) {
      renew(renewable);
    } else if (login != null) {
      run(login);
    }
  }

  private void renew(VaultToken present) {
    Instant askedAt = clock.instant();
    calls
        .renew(present)
        .whenComplete(
            (answer, failure) -> {
              Optional<CompletableFuture<VaultToken>> login =
                  failure == null
                      ? renewed(present, askedAt, answer)
                      : renewalFailed(present, VaultException.asSource(failure));
              login.ifPresent(this::run);
            });
  }

  /**
   * Less than was asked for means that the token comes to its maximum, and is not renewed again.
   */
  private Optional<CompletableFuture<VaultToken>> renewed(
      VaultToken present, Instant askedAt, VaultResponse<TokenCalls.Renewal> answer) {
    TokenCalls.Renewal renewal = answer.getResult();
    Instant until = askedAt.plus(renewal.remaining());
    synchronized (this) {
      if (isReplaced(present)) {
        return Optional.empty();
      }
      failures = 0;
      if (!present.expiresAt().map(until::isAfter).orElse(false)) {
        return Optional.of(startLogin());
      }
      present.endAt(until);
      lastStretch =
          !renewal.renewable() || renewal.remaining().compareTo(present.grant().lifetime()) < 0;
      scheduleRenewal(present);
    }
    events.tokenRenewed(until);
    return Optional.empty();
  }

  private synchronized Optional<CompletableFuture<VaultToken>> renewalFailed(
      VaultToken present, SourceException reason) {
    if (isReplaced(present)) {
      return Optional.empty();
    }
    if (reason.reason() == SourceException.Reason.UNAVAILABLE) {
      retryLater(reason);
      return Optional.empty();
    }
    remember(reason);
    return Optional.of(startLogin());
  }

  private @Nullable VaultToken valid() {
    VaultToken present = token;
    return present != null && present.isValidAt(clock.instant()) ? present : null;
  }

  private boolean isReplaced(VaultToken present) {
    VaultToken latest = token;
    return closed || loggingIn != null || latest == null || !isSame(latest, present);
  }

  private void scheduleRenewal(VaultToken present) {
    plan++;
    present
        .expiresAt()
        .map(end -> Duration.between(clock.instant(), end))
        .ifPresent(remaining -> schedule(pace.untilRenewal(remaining)));
  }

  private void retryLater(SourceException reason) {
    failures++;
    remember(reason);
    plan++;
    schedule(pace.afterFailure(failures, reason.retryAfter()));
  }

  private void schedule(Duration delay) {
    long planned = plan;
    if (!closed) {
      pace.schedule(delay, () -> due(planned));
    }
  }

  private void remember(SourceException reason) {
    lastFailure =
        Optional.of(
            new VaultStatus.Failure(
                reason.reason(), String.valueOf(reason.getMessage()), clock.instant()));
  }

  @SuppressWarnings("ReferenceEquality") // A token is one object.
  private static boolean isSame(VaultToken one, VaultToken other) {
    return one == other;
  }
}
