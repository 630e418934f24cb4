package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often somebody who waits may have us log in. For one thread at a time. */
final class LoginGate {
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  /** Where new tokens are refused like the old ones, it is the policy: more of them don't help. */
  private static final Duration LONGEST_BETWEEN = Duration.ofMinutes(10);

  private Optional<Instant> lastStart = Optional.empty();
  private Optional<SourceException> lastFailure = Optional.empty();
  private Duration betweenReplacements = BETWEEN;

  void started(Instant now) {
    lastStart = Optional.of(now);
  }

  void succeeded() {
    lastFailure = Optional.empty();
  }

  void failed(SourceException reason) {
    lastFailure = Optional.of(reason);
  }

  /** Why there is no use in trying at once: it failed a moment ago. */
  Optional<VaultException> objection(Instant now) {
    return lastFailure.flatMap(
        reason ->
            lastStart
                .map(at -> Duration.between(now, at.plus(BETWEEN)))
                .filter(wait -> wait.compareTo(Duration.ZERO) > 0)
                .map(wait -> VaultException.notYet(reason, wait)));
  }

  /**
   * Whether a token that was refused may be replaced.
   *
   * @param ended whether Vault said that it has ended, so that it can not be the policy
   */
  boolean isOpenForReplacement(Instant now, boolean ended) {
    Duration distance = ended ? BETWEEN : betweenReplacements;
    return lastStart.map(at -> !now.isBefore(at.plus(distance))).orElse(true);
  }

  /** Whether what was refused went well with the replacement. */
  void replacementHelped(boolean helped) {
    Duration doubled = betweenReplacements.multipliedBy(2);
    Duration longer = doubled.compareTo(LONGEST_BETWEEN) < 0 ? doubled : LONGEST_BETWEEN;
    betweenReplacements = helped ? BETWEEN : longer;
  }
}
