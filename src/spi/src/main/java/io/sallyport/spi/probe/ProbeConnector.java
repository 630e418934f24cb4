package io.sallyport.spi.probe;

import io.sallyport.spi.Connector;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResult;

/**
 * A connector whose gateway has a harmless request that needs the same credentials as a payment.
 * When a credential rotates, the runtime sends that request with the new one, on a new connection,
 * before any payment carries it; without this interface the first payments are the trial.
 *
 * <p>Both methods are pure functions, like those of {@link Connector}: any thread, any number of
 * times, the same answer for the same arguments. An exception is taken as {@link
 * ProbeVerdict#INCONCLUSIVE}.
 */
public interface ProbeConnector extends Connector {
  /**
   * The request. It moves no money and changes nothing, refers to every credential role that
   * payments present and to no card data, and is declared in the manifest like any other.
   */
  WireRequest probe();

  /**
   * What the result says about the credentials. Called once per probe.
   *
   * @param result the whole answer, or the classified failure to get one; {@link
   *     io.sallyport.spi.wire.WireFailure#CERTIFICATE_REFUSED} speaks of the client certificate
   */
  ProbeVerdict verdict(WireResult result);
}
