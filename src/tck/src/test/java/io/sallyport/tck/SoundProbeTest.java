package io.sallyport.tck;

import io.sallyport.spi.Connector;
import io.sallyport.spi.ConnectorProvider;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.SpiVersion;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResponse;

/** A sound connector with a probe passes. */
class SoundProbeTest extends ConnectorContract {
  @Override
  protected ConnectorProvider provider() {
    return new ConnectorProvider() {
      @Override
      public String spiVersion() {
        return SpiVersion.CURRENT;
      }

      @Override
      public Connector connector() {
        return new SampleProbeConnector();
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
