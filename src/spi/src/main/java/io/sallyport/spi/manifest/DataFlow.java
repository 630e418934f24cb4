package io.sallyport.spi.manifest;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.wire.FrameRequest;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.WireRequest;

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

  /** Whether this speaks of that request: its endpoint, its method and its path template. */
  boolean concerns(WireRequest wireRequest) {
    return endpoint.equals(wireRequest.endpoint()) && request.matches(wireRequest);
  }

  /** Which of an endpoint's requests. */
  public sealed interface RequestShape {
    /** Whether the request has this shape. */
    boolean matches(WireRequest request);

    /** An HTTP request by method and path template. */
    record Http(HttpMethod method, String pathTemplate) implements RequestShape {
      /** All are required. */
      public Http {
        requireNonNull(method, "method");
        requireNonNull(pathTemplate, "pathTemplate");
      }

      @Override
      public boolean matches(WireRequest request) {
        return request instanceof HttpRequest http
            && http.method() == method
            && http.pathTemplate().equals(pathTemplate);
      }
    }

    /** Any message of a framed endpoint. */
    record Message() implements RequestShape {
      @Override
      public boolean matches(WireRequest request) {
        return request instanceof FrameRequest;
      }
    }
  }
}
