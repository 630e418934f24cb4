package io.sallyport.spi.wire;

import java.util.function.Function;

/** A request to one of the endpoints that the manifest declares. */
public sealed interface WireRequest permits HttpRequest, FrameRequest {
  /** The endpoint's name in the manifest. */
  String endpoint();

  /** One branch per transport. */
  <R> R fold(Function<HttpRequest, R> http, Function<FrameRequest, R> frame);
}
