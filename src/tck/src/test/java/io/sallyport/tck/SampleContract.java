package io.sallyport.tck;

import io.sallyport.spi.Connector;
import io.sallyport.spi.ConnectorProvider;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.SpiVersion;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResponse;
import java.util.function.Supplier;

/** The contract of a variant of the sample connector, to call check by check. */
final class SampleContract extends ConnectorContract {
  private final String version;
  private final Supplier<Connector> connector;

  SampleContract(Supplier<Connector> connector) {
    this(SpiVersion.CURRENT, connector);
  }

  SampleContract(String version, Supplier<Connector> connector) {
    this.version = version;
    this.connector = connector;
  }

  @Override
  protected ConnectorProvider provider() {
    return new ConnectorProvider() {
      @Override
      public String spiVersion() {
        return version;
      }

      @Override
      public Connector connector() {
        return connector.get();
      }
    };
  }

  @Override
  protected WireResponse answer(Operation operation, WireRequest request, ExchangeContext context) {
    return SampleConnector.answer(operation, request, context);
  }

  @Override
  protected WireResponse probeAccepted(WireRequest probe) {
    return SampleProbeConnector.accepted();
  }

  @Override
  protected WireResponse probeRefused(WireRequest probe) {
    return SampleProbeConnector.refused();
  }
}
