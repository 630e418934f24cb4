package io.sallyport.runtime.rotation;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.port.Alerts;
import io.sallyport.engine.port.AuditLog;
import io.sallyport.engine.port.Timer;
import io.sallyport.runtime.credentials.CredentialWatcher;
import io.sallyport.runtime.credentials.Prober;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the rotation needs of the world. All are called by any thread, and must return at once.
 *
 * @param prober asked for whenever one is needed, from the start on: who probes needs the
 *     credentials first
 * @param watcher likewise
 * @param events for meters
 * @param random for jitter; safe for use by several threads, as {@link java.util.Random} is
 */
public record RotationPorts(
    Supplier<Prober> prober,
    Supplier<CredentialWatcher> watcher,
    RotationEvents events,
    AuditLog audit,
    Alerts alerts,
    Timer timer,
    Clock clock,
    RandomGenerator random) {
  /** All are required. */
  public RotationPorts {
    requireNonNull(prober, "prober");
    requireNonNull(watcher, "watcher");
    requireNonNull(events, "events");
    requireNonNull(audit, "audit");
    requireNonNull(alerts, "alerts");
    requireNonNull(timer, "timer");
    requireNonNull(clock, "clock");
    requireNonNull(random, "random");
  }
}
