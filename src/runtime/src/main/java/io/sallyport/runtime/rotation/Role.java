package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.rotation.RoleStatus.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A role of a connector: what is known of it beside its generations. Belongs to the connector's
 * turns.
 */
final class Role {
  private static final Duration BETWEEN_ISSUES = Duration.ofMinutes(5);
  private static final int MOST_COMPROMISED = 20;

  private final String connector;
  private final RoleSettings settings;
  private final Pace pace;
  private final LookPlan plan;
  private final Deque<String> compromised = new ArrayDeque<>();
  private Optional<Notice> notice = Optional.empty();
  private Optional<Mark> mark = Optional.empty();
  private Optional<Failure> failure = Optional.empty();
  private Optional<String> alertedVersion = Optional.empty();
  private Optional<SourceException.Reason> alertedReason = Optional.empty();
  private Instant nextIssue = Instant.MIN;
  private boolean asking;
  private boolean renewing;
  private long lastNumber;

  Role(String connector, RoleSettings settings, Pace pace, Instant now) {
    this.connector = connector;
    this.settings = settings;
    this.pace = pace;
    plan = new LookPlan(settings.source(), pace, now);
  }

  String connector() {
    return connector;
  }

  String name() {
    return settings.role();
  }

  RoleSettings settings() {
    return settings;
  }

  RoleSource source() {
    return settings.source();
  }

  LookPlan plan() {
    return plan;
  }

  Generation generation(Fetched fetched, Instant now) {
    lastNumber++;
    return new Generation(this, lastNumber, fetched, pace, now);
  }

  boolean isDueAt(Instant now) {
    return !renewing && !plan.next().isAfter(now);
  }

  /** Whether the source has a question that it did not answer yet. */
  boolean isAsking() {
    return asking;
  }

  void setAsking(boolean asking) {
    this.asking = asking;
  }

  void setRenewing(boolean renewing) {
    this.renewing = renewing;
  }

  /** What is made for us is not made anew for each answer of a gateway that refuses all. */
  boolean mayAskAfterRefusal(Instant now) {
    if (!source().makesNew()) {
      return true;
    }
    if (now.isBefore(nextIssue)) {
      return false;
    }
    nextIssue = now.plus(BETWEEN_ISSUES);
    return true;
  }

  /** The later wish takes the place of the earlier, which is answered with it. */
  Notice notice(String who) {
    Notice latest = notice.map(earlier -> earlier.by(who)).orElseGet(() -> new Notice(who));
    notice = Optional.of(latest);
    return latest;
  }

  boolean hasNotice() {
    return notice.isPresent();
  }

  Optional<Notice> takeNotice() {
    Optional<Notice> taken = notice;
    notice = Optional.empty();
    return taken;
  }

  Optional<Mark> mark() {
    return mark;
  }

  void mark(Generation generation, String who, Instant now) {
    mark = Optional.of(new Mark(generation, who, now));
  }

  /** That version is not taken over any more. */
  void giveUp(String version) {
    if (!compromised.contains(version)) {
      compromised.addLast(version);
    }
    if (compromised.size() > MOST_COMPROMISED) {
      compromised.removeFirst();
    }
  }

  void clearMark() {
    mark = Optional.empty();
  }

  boolean isCompromised(String version) {
    return compromised.contains(version);
  }

  Optional<Failure> failure() {
    return failure;
  }

  void setFailure(Instant at, String reason, String message) {
    failure = Optional.of(new Failure(at, reason, message));
  }

  /** Whether a version that does not work is worth an alert: the first time. */
  boolean alertOnce(String version) {
    String alerted = source().makesNew() ? "" : version;
    boolean first = !alertedVersion.equals(Optional.of(alerted));
    alertedVersion = Optional.of(alerted);
    return first;
  }

  /** Likewise for a source that gives nothing. */
  boolean alertOnce(SourceException.Reason reason) {
    boolean first = !alertedReason.equals(Optional.of(reason));
    alertedReason = Optional.of(reason);
    return first;
  }

  /** The source answers again. */
  void answered() {
    alertedReason = Optional.empty();
  }

  /** A new value has proven itself. */
  void taken() {
    plan.taken();
    alertedVersion = Optional.empty();
  }

  @Override
  public String toString() {
    return connector + "/" + name();
  }
}
