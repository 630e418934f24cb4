package io.sallyport.runtime.credentials;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * A value that its source lends for a time. What is lent to us we give back: a lease that no
 * request uses any more is revoked.
 */
public interface Lease {
  /** When the value stops working, unless it is renewed. */
  Instant expiresAt();

  /** Whether the source may prolong it. */
  boolean isRenewable();

  /**
   * Asks for more time.
   *
   * @return the same lease with its new end, which may be no later than before when the source does
   *     not prolong it any more; exceptionally {@link SourceException}
   */
  CompletionStage<Lease> renew();

  /** Ends it. Completes exceptionally with {@link SourceException}; safe to call again. */
  CompletionStage<Void> revoke();
}
