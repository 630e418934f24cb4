package io.sallyport.runtime.egress;

import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.wire.PlacedReference;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what the egress told, as texts in order. */
final class RecordedEvents implements EgressEvents {
  private final List<String> told = new CopyOnWriteArrayList<>();

  List<String> told() {
    return told;
  }

  @Override
  public void sending(String connector, WireRequest request, List<PlacedReference> references) {
    told.add("sending " + request + " with " + references.size());
  }

  @Override
  public void answered(String connector, String endpoint, int status) {
    told.add("answered " + endpoint + " " + status);
  }

  @Override
  public void failed(String connector, String endpoint, WireFailure failure) {
    told.add("failed " + endpoint + " " + failure);
  }

  @Override
  public void refused(String connector, String endpoint) {
    told.add("refused " + endpoint);
  }

  @Override
  public void scrubbed(String connector, int count) {
    told.add("scrubbed " + count);
  }

  @Override
  public void breaker(String connector, boolean open) {
    told.add("breaker " + (open ? "open" : "closed"));
  }

  @Override
  public void certificateChanged(String connector, String endpoint, long generation) {
    told.add("certificate " + generation);
  }

  @Override
  public void probed(String connector, String endpoint, ProbeVerdict verdict) {
    told.add("probed " + endpoint + " " + verdict);
  }
}
