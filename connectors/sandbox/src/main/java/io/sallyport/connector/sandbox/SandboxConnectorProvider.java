package io.sallyport.connector.sandbox;

import io.sallyport.spi.Connector;
import io.sallyport.spi.ConnectorProvider;
import io.sallyport.spi.SpiVersion;

/** How the runtime finds this connector. */
public final class SandboxConnectorProvider implements ConnectorProvider {
  @Override
  public String spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Connector connector() {
    return new SandboxConnector();
  }
}
