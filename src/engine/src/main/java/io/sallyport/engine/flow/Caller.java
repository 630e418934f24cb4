package io.sallyport.engine.flow;

import static java.util.Objects.requireNonNull;

/**
 * Who calls.
 *
 * @param client our name of the application
 * @param origin the address that the call came from
 */
public record Caller(String client, String origin) {
  /** Nobody called: something that we do by ourselves. */
  public static final Caller OURSELVES = new Caller("sallyport", "internal");

  /** All are required. */
  public Caller {
    requireNonNull(client, "client");
    requireNonNull(origin, "origin");
  }
}
