package io.sallyport.spi.wire;

import java.util.function.Function;

/** What came back, scrubbed: a value that was sent for a reference never stands in it. */
public sealed interface WireResponse permits HttpResponse, FrameResponse {
  /** One branch per transport. */
  <R> R fold(Function<HttpResponse, R> http, Function<FrameResponse, R> frame);
}
