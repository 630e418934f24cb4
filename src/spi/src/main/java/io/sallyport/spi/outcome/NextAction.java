package io.sallyport.spi.outcome;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/** What the customer has to do before the payment goes on. */
public sealed interface NextAction {
  /**
   * Send the customer's browser there; it comes back to the payment's return address.
   *
   * @param url an https address
   */
  record Redirect(URI url) implements NextAction {
    /** Checks the scheme. */
    public Redirect {
      requireNonNull(url, "url");
      if (!"https".equals(url.getScheme())) {
        throw new IllegalArgumentException("url must be https");
      }
    }
  }
}
