package io.sallyport.engine.port;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.wire.WireResult;

/**
 * What came of sending a request.
 *
 * @param result the answer, or the classified failure to get one
 * @param credentials what it was sent with
 */
public record Delivery(WireResult result, CredentialStamp credentials) {
  /** Both are required. */
  public Delivery {
    requireNonNull(result, "result");
    requireNonNull(credentials, "credentials");
  }
}
