package io.sallyport.engine.idempotency;

import static java.util.Objects.requireNonNull;

/**
 * What an Idempotency-Key is unique within: the client and the route.
 *
 * @param route the method and path that was called, with the payment's id in it for follow-ups
 * @param key the client's key, 1 to 255 characters
 */
public record KeyScope(String client, String route, String key) {
  /** All are required. */
  public KeyScope {
    requireNonNull(client, "client");
    requireNonNull(route, "route");
    requireNonNull(key, "key");
  }
}
