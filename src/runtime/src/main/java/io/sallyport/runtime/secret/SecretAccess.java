package io.sallyport.runtime.secret;

/**
 * Has to be named by whoever reads a secret, so that every such place is found by searching for
 * this type. Only the rooms that the build's boundary check lists may.
 */
public enum SecretAccess {
  /** Cards are sealed and opened. */
  TOKENS,
  /** A request is written to the socket. */
  EGRESS,
  /** Credentials are read from their source. */
  CREDENTIALS,
  /** Our own access to Vault is written into a request. */
  VAULT
}
