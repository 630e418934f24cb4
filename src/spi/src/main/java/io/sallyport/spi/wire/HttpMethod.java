package io.sallyport.spi.wire;

/** The HTTP methods that connectors use (RFC 9110). */
public enum HttpMethod {
  /** Read. */
  GET,
  /** Create or act. */
  POST,
  /** Replace. */
  PUT,
  /** Change a part. */
  PATCH,
  /** Remove. */
  DELETE
}
