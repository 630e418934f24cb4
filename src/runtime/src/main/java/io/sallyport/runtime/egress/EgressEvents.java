package io.sallyport.runtime.egress;

import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.wire.PlacedReference;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireRequest;
import java.util.List;

/**
 * What the egress tells whoever counts and watches. Called on event loops, several at a time:
 * implementations return at once and throw nothing. No value of a reference ever comes along.
 */
public interface EgressEvents {
  /** Listens to nothing. */
  EgressEvents NONE = new EgressEvents() {};

  /**
   * A request is about to be written; called once per request that has a connection, for probes as
   * for payments.
   *
   * @param references which data goes along, and where it stands: the observed flow
   */
  default void sending(String connector, WireRequest request, List<PlacedReference> references) {}

  /** A whole answer to a payment's request came. */
  default void answered(String connector, String endpoint, int status) {}

  /** No whole answer to a payment's request came. */
  default void failed(String connector, String endpoint, WireFailure failure) {}

  /** A request was refused because the manifest does not declare what it carries. */
  default void refused(String connector, String endpoint) {}

  /**
   * Something that was sent stood in an answer and was replaced.
   *
   * @param count how often
   */
  default void scrubbed(String connector, int count) {}

  /** The connector's breaker opened or closed. */
  default void breaker(String connector, boolean open) {}

  /**
   * A payment's request is the first to be sent with a newer certificate than any before it; called
   * once per certificate. The first certificate of all is no change.
   *
   * @param generation of the client certificate
   */
  default void certificateChanged(String connector, String endpoint, long generation) {}

  /**
   * Credentials were tried at the gateway.
   *
   * @param endpoint where the probe went; empty when the connector named no place that it declares
   */
  default void probed(String connector, String endpoint, ProbeVerdict verdict) {}
}
