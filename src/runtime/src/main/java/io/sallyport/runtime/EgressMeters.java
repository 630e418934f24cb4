package io.sallyport.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.sallyport.runtime.egress.EgressEvents;
import io.sallyport.spi.wire.PlacedReference;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireRequest;
import java.util.List;
import org.jboss.logging.Logger;

/** Counts what the egress tells. Tags come from manifests and closed lists, so they are bounded. */
final class EgressMeters implements EgressEvents {
  private static final Logger LOG = Logger.getLogger("sallyport.egress");
  private static final String CONNECTOR = "connector";

  private final MeterRegistry meters;

  EgressMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void sending(String connector, WireRequest request, List<PlacedReference> references) {
    meters.counter("sallyport.gateway.requests", CONNECTOR, connector).increment();
  }

  @Override
  public void answered(String connector, String endpoint, int status) {
    meters
        .counter("sallyport.gateway.answers", CONNECTOR, connector, "status", status / 100 + "xx")
        .increment();
  }

  @Override
  public void failed(String connector, String endpoint, WireFailure failure) {
    meters
        .counter("sallyport.gateway.failures", CONNECTOR, connector, "failure", failure.name())
        .increment();
  }

  @Override
  public void refused(String connector, String endpoint) {
    meters.counter("sallyport.gateway.undeclared", CONNECTOR, connector).increment();
  }

  @Override
  public void scrubbed(String connector, int count) {
    meters.counter("sallyport.gateway.scrubbed", CONNECTOR, connector).increment(count);
  }

  @Override
  public void breaker(String connector, boolean open) {
    LOG.warnf("the breaker of connector %s %s", connector, open ? "opened" : "closed");
    meters
        .counter("sallyport.gateway.breaker", CONNECTOR, connector, "to", open ? "open" : "closed")
        .increment();
  }

  @Override
  public void certificateChanged(String connector, String endpoint, long generation) {
    LOG.infof("connector %s presents a new client certificate at %s", connector, endpoint);
  }
}
