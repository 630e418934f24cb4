package io.sallyport.runtime.rotation;

import io.sallyport.runtime.rotation.RotationEvents.Result;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * Says what became of the new values of a transaction: to their roles, to the meters, to the audit
 * log, and where it matters to a person. Belongs to the connector's turns.
 */
final class Verdicts {
  private final Keeper keeper;
  private final KeeperParts parts;
  private final Search search;

  Verdicts(Keeper keeper, KeeperParts parts, Search search) {
    this.keeper = keeper;
    this.parts = parts;
    this.search = search;
  }

  /** The probe was refused. Nobody knows which of several new values is to blame: all are. */
  void refuse() {
    for (Generation found : search.found()) {
      String message = "the gateway refused version " + found.version() + " when it was tried";
      reject(found, "probe_refused", message, Result.REFUSED);
      alertOnce(found, (reports, who) -> reports.probeRefused(found, who));
      parts.compromises().failClosed(found.role());
    }
  }

  /** The probe said nothing. That is worth a person's time when the present value is ending. */
  void postpone() {
    for (Generation found : search.found()) {
      String message = "nobody could say whether version " + found.version() + " works";
      reject(found, "probe_inconclusive", message, Result.INCONCLUSIVE);
      keeper
          .present(found.role())
          .filter(old -> parts.policy().isEnding(old, keeper.now()))
          .ifPresent(ending -> alertOnce(found, (reports, who) -> reports.unclear(found)));
    }
  }

  /** Requests were refused, and carry the old values again. */
  void rollBack() {
    for (Generation found : search.found()) {
      String message = "the gateway refused requests with version " + found.version();
      reject(found, "rolled_back", message, Result.ROLLED_BACK);
      parts.reports().rolledBack(found, search.who(found.role()));
      alertOnce(found, (reports, who) -> reports.back(found));
    }
  }

  /** The new values are the only ones. */
  void take() {
    for (Generation found : search.found()) {
      found.role().taken();
      keeper.plan(found.role());
      count(found, Result.ROTATED);
    }
  }

  /** Requests carry the new values, and the old ones are on their way out or gone. */
  void recordTaken() {
    search.found().stream()
        .filter(found -> found.rotatedAt().isPresent())
        .forEach(found -> parts.reports().rotated(found, search.who(found.role())));
  }

  private void reject(Generation found, String reason, String message, Result result) {
    Role role = found.role();
    Instant now = keeper.now();
    Instant end = keeper.present(role).map(Generation::end).orElse(Instant.MIN);
    role.setFailure(now, reason, message);
    role.plan().rejected(found.version(), now, end);
    keeper.plan(role);
    count(found, result);
  }

  private void alertOnce(Generation found, BiConsumer<Reports, String> alert) {
    if (found.role().alertOnce(found.version())) {
      alert.accept(parts.reports(), search.who(found.role()));
    }
  }

  private void count(Generation found, Result result) {
    Role role = found.role();
    parts.ports().events().rotated(role.connector(), role.name(), found.number(), result);
  }
}
