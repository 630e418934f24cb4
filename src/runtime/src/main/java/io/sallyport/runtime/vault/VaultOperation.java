package io.sallyport.runtime.vault;

import io.quarkus.vault.client.common.VaultRequest;

/** What we ask of Vault; for messages and counters. */
public enum VaultOperation {
  /** Gets us a token. */
  LOG_IN("logging in at"),
  /** Asks what a token from a file is good for. */
  LOOK_UP_TOKEN("looking up our token at"),
  /** Prolongs our token. */
  RENEW_TOKEN("renewing our token at"),
  /** Gives our token back. */
  REVOKE_TOKEN("revoking our token at"),
  /** Reads the key/value engine. */
  READ_SECRET("reading"),
  /** Has the PKI engine issue a certificate. */
  ISSUE_CERTIFICATE("issuing a certificate at"),
  /** Has the database engine make a login. */
  MAKE_LOGIN("making a login at"),
  /** Prolongs what was lent. */
  RENEW_LEASE("renewing a lease at"),
  /** Gives back what was lent. */
  REVOKE_LEASE("revoking a lease at"),
  /** Wraps a key with the transit engine. */
  ENCRYPT("encrypting at"),
  /** Unwraps a key with the transit engine. */
  DECRYPT("decrypting at");

  private final String text;

  VaultOperation(String text) {
    this.text = text;
  }

  /** The operation that a request of ours names. */
  static VaultOperation of(VaultRequest<?> request) {
    return valueOf(request.getOperation());
  }

  /** Reads well before a path. */
  String text() {
    return text;
  }
}
