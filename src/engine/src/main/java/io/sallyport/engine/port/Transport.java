package io.sallyport.engine.port;

import io.sallyport.spi.wire.WireRequest;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Sends a connector's request, once: it never tries again by itself. */
public interface Transport {
  /**
   * Sends and completes with what came back, on the caller's event loop where there is one. A
   * failure to get an answer is a value, not an exception.
   *
   * @param connector the connector's id
   * @param card for the references to card data; stays the caller's to close
   * @param deadline when to give up
   * @return completes exceptionally with {@link UndeclaredFlowException} when the request carries
   *     data to a place that the manifest does not declare; nothing was sent then
   */
  CompletionStage<Delivery> send(
      String connector, WireRequest request, CardHandle card, Instant deadline);
}
