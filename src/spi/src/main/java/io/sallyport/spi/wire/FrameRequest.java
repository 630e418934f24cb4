package io.sallyport.spi.wire;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;

/**
 * One message on a framed transport. The frame's own header (its length) is the transport's and not
 * part of the segments.
 *
 * @param endpoint the name of a framed endpoint in the manifest
 * @param correlationKey what the answer to this message will be recognised by: the same text that
 *     {@link FramedConnector#correlationKey} gives for the answer
 * @param segments the message
 */
public record FrameRequest(String endpoint, String correlationKey, List<Segment> segments)
    implements WireRequest {
  /** Copies the list. */
  public FrameRequest {
    requireNonNull(endpoint, "endpoint");
    requireNonNull(correlationKey, "correlationKey");
    segments = List.copyOf(segments);
  }

  @Override
  public <R> R fold(Function<HttpRequest, R> http, Function<FrameRequest, R> frame) {
    return frame.apply(this);
  }
}
