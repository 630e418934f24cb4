package io.sallyport.spi.wire;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.value.FormValue;
import io.sallyport.spi.value.JsonValue;
import java.util.List;

/** The body of an HTTP request. */
public sealed interface HttpBody {
  /** No body. */
  record None() implements HttpBody {}

  /** {@code application/json}. */
  record Json(JsonValue value) implements HttpBody {
    /** The value is required. */
    public Json {
      requireNonNull(value, "value");
    }
  }

  /** {@code application/x-www-form-urlencoded}. */
  record Form(FormValue value) implements HttpBody {
    /** The value is required. */
    public Form {
      requireNonNull(value, "value");
    }
  }

  /**
   * Anything else, as segments.
   *
   * @param mediaType what stands in the Content-Type header
   */
  record Raw(String mediaType, List<Segment> segments) implements HttpBody {
    /** Copies the list. */
    public Raw {
      requireNonNull(mediaType, "mediaType");
      segments = List.copyOf(segments);
    }
  }
}
