package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.Lease;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One value of a role, from its fetching to its end. Whether it is usable may be asked by any
 * thread; everything else belongs to the connector's turns.
 */
final class Generation {
  /** What is said about a generation once only. */
  enum Warning {
    AGEING,
    TOO_OLD,
    ENDING,
    ENDED
  }

  private final Role role;
  private final long number;
  private final Fetched fetched;
  private final Pace pace;
  private final Set<Warning> given = EnumSet.noneOf(Warning.class);
  private Optional<Lease> lease;
  private Instant lifeStart;
  private Instant turn;
  private boolean renewalsOver;
  private Optional<Instant> rotatedAt = Optional.empty();
  private int holders;
  private volatile Instant end;
  private volatile boolean withdrawn;

  Generation(Role role, long number, Fetched fetched, Pace pace, Instant now) {
    this.role = role;
    this.number = number;
    this.fetched = fetched;
    this.pace = pace;
    lease = fetched.lease();
    lifeStart = lease.isPresent() ? now : fetched.issuedAt();
    end = endOf(fetched.value(), lease.map(Lease::expiresAt).or(fetched::expiresAt));
    turn = pace.twoThirds(now, end);
  }

  Role role() {
    return role;
  }

  long number() {
    return number;
  }

  Credential value() {
    return fetched.value();
  }

  String version() {
    return fetched.version();
  }

  Instant issuedAt() {
    return fetched.issuedAt();
  }

  /** When it stops working by itself; {@link Instant#MAX} when that is not known. */
  Instant end() {
    return end;
  }

  /** When two thirds of the time that it was given are over. */
  Instant turn() {
    return turn;
  }

  /** Whether requests may carry it. Any thread. */
  boolean isUsableAt(Instant now) {
    return !withdrawn && now.isBefore(end);
  }

  /**
   * From now on nobody gets it any more, not even who holds it.
   *
   * @return whether that was different before
   */
  boolean withdraw() {
    boolean first = !withdrawn;
    withdrawn = true;
    return first;
  }

  /** Whether it ends within the horizon, or within the last quarter of its lifetime. */
  boolean isEndingAt(Instant now, Duration horizon) {
    return !end.equals(Instant.MAX)
        && !now.isBefore(
            end.minus(Pace.shorter(horizon, Duration.between(lifeStart, end).dividedBy(4))));
  }

  Optional<Lease> lease() {
    return lease;
  }

  /** Whether it is time to prolong its lease, and worth trying. */
  boolean isWorthRenewingAt(Instant now) {
    return !renewalsOver
        && lease.filter(Lease::isRenewable).isPresent()
        && !turn.isAfter(now)
        && isUsableAt(now);
  }

  /**
   * The lease has a new end. When it gained less than half of what was left, its source has begun
   * to hold back: the next value should come before the last renewal is used up.
   */
  void renewed(Lease prolonged, Instant now) {
    Instant before = end;
    lease = Optional.of(prolonged);
    end = endOf(fetched.value(), Optional.of(prolonged.expiresAt()));
    Duration gained = Duration.between(before, end);
    if (gained.multipliedBy(2).compareTo(Duration.between(now, before)) < 0) {
      renewalsOver = true;
    } else {
      lifeStart = now;
      turn = pace.twoThirds(now, end);
      given.remove(Warning.ENDING);
    }
  }

  /** Only another value helps. */
  void endRenewals() {
    renewalsOver = true;
  }

  boolean areRenewalsOver() {
    return renewalsOver;
  }

  /** When requests were shifted to it from another one. */
  Optional<Instant> rotatedAt() {
    return rotatedAt;
  }

  void setRotatedAt(Instant at) {
    rotatedAt = Optional.of(at);
  }

  /** Whether the warning is due for the first time. */
  boolean warnOnce(Warning warning) {
    return given.add(warning);
  }

  void hold() {
    holders++;
  }

  /** Whether nobody holds it any more. */
  boolean release() {
    holders--;
    return holders == 0;
  }

  @Override
  public String toString() {
    return role + " " + version();
  }

  private static Instant endOf(Credential value, Optional<Instant> given) {
    Instant end = given.orElse(Instant.MAX);
    if (value instanceof ClientCertificate certificate) {
      for (X509Certificate link : certificate.chain()) {
        end = Pace.earlier(end, link.getNotAfter().toInstant());
      }
    }
    return end;
  }
}
