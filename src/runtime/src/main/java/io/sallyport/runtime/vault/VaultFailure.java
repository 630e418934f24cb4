package io.sallyport.runtime.vault;

/** Why there is no answer of Vault's. All of these may pass by themselves. */
public enum VaultFailure {
  /** No connection: refused, unknown host, no TLS with a host that we trust. */
  UNREACHABLE("no connection"),
  /** The connection ended before the whole answer was there. */
  CLOSED("the connection was closed before the answer"),
  /** The time was over. */
  TIMEOUT("no answer in time"),
  /** Too many of our own requests wait already. */
  BUSY("too many requests wait for Vault already"),
  /** Something answered, and it was not Vault: a proxy's page, no JSON, too much of it. */
  NOT_VAULT("the answer is not Vault's");

  private final String text;

  VaultFailure(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
