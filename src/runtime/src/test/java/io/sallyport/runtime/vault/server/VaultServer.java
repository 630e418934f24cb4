package io.sallyport.runtime.vault.server;

import java.net.URI;
import java.nio.file.Path;

/**
 * A Vault that a test may do anything to: the real one or the double. It listens on a port of its
 * own on the loopback, with TLS, initialised and unsealed, with no engine mounted.
 */
public interface VaultServer extends AutoCloseable {
  /** {@code https://localhost:PORT}, the same for as long as the server lives. */
  URI address();

  /** The certificate of the authority that signed the server's, as a PEM file. */
  Path trust();

  /** Does things as root. */
  VaultAdmin admin();

  /** False for the double. */
  boolean isReal();

  /** Goes away without a word to anyone: connections end, new ones are refused. */
  void stop();

  /** Comes back at the same address with the data it had, unsealed. */
  void restart();

  /** Ends it for good and removes what it wrote. */
  @Override
  void close();
}
