package io.sallyport.runtime.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.Alerts;
import org.jboss.logging.Logger;

/** Writes alerts to a log category of their own and counts them by kind. */
public final class LoggedAlerts implements Alerts {
  private static final Logger LOG = Logger.getLogger("sallyport.alert");

  private final MeterRegistry meters;

  /** Counts in {@code meters}. */
  public LoggedAlerts(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void raise(Alert alert) {
    meters.counter("sallyport.alerts", "kind", alert.kind().name()).increment();
    LOG.warnf("%s %s: %s", alert.kind(), alert.object(), alert.message());
  }
}
