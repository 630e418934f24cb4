package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.SourceException;
import java.time.Instant;
import java.util.Optional;

/**
 * Is told what happens between us and Vault, to count it. Called on any thread; returns at once and
 * never throws.
 */
public interface VaultEvents {
  /**
   * Vault answered a request.
   *
   * @param status of HTTP, whichever
   */
  void answered(VaultOperation operation, int status);

  /** A request had no answer of Vault's. */
  void failed(VaultOperation operation, VaultFailure failure);

  /**
   * We have a new token.
   *
   * @param until when it ends, unless it is renewed; empty when it does not end by itself
   */
  void loggedIn(Optional<Instant> until);

  /** Our token was prolonged. */
  void tokenRenewed(Instant until);

  /** We could not log in; it is tried again. */
  void loginFailed(SourceException.Reason reason);
}
