package io.sallyport.spi;

/**
 * How the runtime finds a connector: one provider per connector, listed in {@code
 * META-INF/services/io.sallyport.spi.ConnectorProvider}.
 *
 * <p>The runtime creates the provider once, at start, on the main thread, and calls {@link
 * #spiVersion()} before anything else. A provider that throws, a version that does not fit and a
 * duplicate connector id each stop the start with one clear line.
 */
public interface ConnectorProvider {
  /** Returns {@link SpiVersion#CURRENT}, written as that constant. Called once, first. */
  String spiVersion();

  /** Returns the connector. Called once, after {@link #spiVersion()} was found to fit. */
  Connector connector();
}
