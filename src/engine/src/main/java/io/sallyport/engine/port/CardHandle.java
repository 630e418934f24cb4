package io.sallyport.engine.port;

/**
 * A card as the engine passes it on: it can be held, sent and closed, not read. The egress knows
 * what is inside.
 */
public interface CardHandle extends AutoCloseable {
  /** Whether a security code is at hand. */
  boolean hasSecurityCode();

  /** Whether the holder's name is at hand. */
  boolean hasHolderName();

  /** Forgets everything; safe to call again. */
  @Override
  void close();
}
