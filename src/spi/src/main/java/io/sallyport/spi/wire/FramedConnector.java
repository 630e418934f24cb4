package io.sallyport.spi.wire;

import io.sallyport.spi.Connector;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.Step;
import java.util.Optional;

/**
 * What a connector adds when one of its endpoints is framed: several exchanges share a connection,
 * so answers are matched by a key, and a connection may have to sign on and to be kept alive.
 */
public interface FramedConnector extends Connector {
  /**
   * The key by which an incoming message belongs to a request, or empty for a message that answers
   * none. Called once per message, on the connection's thread.
   */
  Optional<String> correlationKey(Bytes frame);

  /**
   * The exchange that opens a connection before anything else is sent on it. An outcome that is not
   * processed closes the connection. Empty when the transport needs none.
   */
  default Optional<Step> signOn(String endpoint, ExchangeContext context) {
    return Optional.empty();
  }

  /** The exchange that tests an idle connection. Empty when the transport needs none. */
  default Optional<Step> echo(String endpoint, ExchangeContext context) {
    return Optional.empty();
  }
}
