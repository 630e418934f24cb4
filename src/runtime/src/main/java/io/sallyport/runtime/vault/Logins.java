package io.sallyport.runtime.vault;

import java.util.concurrent.CompletionStage;

/** Gets us a token. */
interface Logins {
  /**
   * Logs in, once.
   *
   * @return exceptionally {@link VaultException}, or {@link
   *     io.sallyport.runtime.credentials.SourceException} when it was not even tried
   */
  CompletionStage<VaultToken> logIn();
}
