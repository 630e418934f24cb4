package io.sallyport.spi.wire;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * One message that came back on a framed transport, without the frame's header.
 *
 * @param message the message; digits of a card number that was sent are overwritten with zeros
 */
public record FrameResponse(Bytes message) implements WireResponse {
  /** The message is required. */
  public FrameResponse {
    requireNonNull(message, "message");
  }

  @Override
  public <R> R fold(Function<HttpResponse, R> http, Function<FrameResponse, R> frame) {
    return frame.apply(this);
  }
}
