package io.sallyport.spi.manifest;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** How the engine finds out what became of an operation that is in doubt. */
public sealed interface Recovery {
  /**
   * Ask the gateway, through {@link io.sallyport.spi.Connector#recover}.
   *
   * @param by what the gateway knows the operation by
   * @param settleTime how long after the send the gateway may still begin to know it: only later
   *     does "not found" mean "not sent"
   */
  record Lookup(LookupKey by, Duration settleTime) implements Recovery {
    /** Checks the time. */
    public Lookup {
      requireNonNull(by, "by");
      requireNotNegative(settleTime, "settleTime");
    }
  }

  /**
   * Send the identical request again under the same idempotency key; only while the key lives and
   * only when the body can be rebuilt identically, so never with a security code.
   *
   * @param maxKeyLength the longest key that the gateway takes
   * @param keyLifetime how long it remembers a key
   */
  record Replay(int maxKeyLength, Duration keyLifetime) implements Recovery {
    /** Checks the numbers. */
    public Replay {
      if (maxKeyLength < 1) {
        throw new IllegalArgumentException("maxKeyLength must be positive");
      }
      requireNotNegative(keyLifetime, "keyLifetime");
    }
  }

  /** Reverse it, through {@link io.sallyport.spi.Connector#recover}, until acknowledged. */
  record Reverse() implements Recovery {}

  /**
   * Wait for the gateway's event.
   *
   * @param deadline after this nobody knows, and a person has to settle it
   */
  record AwaitEvent(Duration deadline) implements Recovery {
    /** Checks the time. */
    public AwaitEvent {
      requireNotNegative(deadline, "deadline");
    }
  }

  /** A person has to settle it. */
  record Manual() implements Recovery {}

  /** What a gateway knows an operation by. */
  enum LookupKey {
    /** Our reference of the attempt. */
    ATTEMPT_REFERENCE,
    /** The application's id of the payment. */
    MERCHANT_TRANSACTION_ID,
    /** The gateway's own id. */
    CONNECTOR_TRANSACTION_ID
  }

  private static void requireNotNegative(Duration duration, String name) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative");
    }
  }
}
