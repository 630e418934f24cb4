package io.sallyport.tck;

import io.sallyport.spi.Connector;
import io.sallyport.spi.ConnectorProvider;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.SpiVersion;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResponse;

/** A sound connector over HTTP, of two steps, passes. */
class SoundConnectorTest extends ConnectorContract {
  @Override
  protected ConnectorProvider provider() {
    return new ConnectorProvider() {
      @Override
      public String spiVersion() {
        return SpiVersion.CURRENT;
      }

      @Override
      public Connector connector() {
        return new SampleConnector();
      }
    };
  }

  @Override
  protected WireResponse answer(Operation operation, WireRequest request, ExchangeContext context) {
    return SampleConnector.answer(operation, request, context);
  }
}
