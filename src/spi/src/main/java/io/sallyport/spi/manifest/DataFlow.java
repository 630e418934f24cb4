package io.sallyport.spi.manifest;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.wire.HttpMethod;

/**
 * One declared way of a class of data: to which endpoint, in which request, at which place. A
 * reference anywhere else is refused before the request is sent.
 *
 * @param request which request
 * @param place which place in it
 */
public record DataFlow(DataClass dataClass, String endpoint, RequestShape request, Place place) {
  /** All are required. */
  public DataFlow {
    requireNonNull(dataClass, "dataClass");
    requireNonNull(endpoint, "endpoint");
    requireNonNull(request, "request");
    requireNonNull(place, "place");
  }

  /** Which of an endpoint's requests. */
  public sealed interface RequestShape {
    /** An HTTP request by method and path template. */
    record Http(HttpMethod method, String pathTemplate) implements RequestShape {
      /** All are required. */
      public Http {
        requireNonNull(method, "method");
        requireNonNull(pathTemplate, "pathTemplate");
      }
    }

    /** Any message of a framed endpoint. */
    record Message() implements RequestShape {}
  }
}
