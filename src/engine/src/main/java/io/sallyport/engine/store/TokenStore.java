package io.sallyport.engine.store;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Stored cards. Stages complete when the change is durable, on the caller's event loop where there
 * is one.
 */
public interface TokenStore {
  /** Stores a new token. */
  CompletionStage<Void> addToken(TokenRecord token);

  /** The token of that client, or empty. */
  CompletionStage<Optional<TokenRecord>> token(String client, String token);

  /** Removes the token of that client; says whether there was one. */
  CompletionStage<Boolean> deleteToken(String client, String token);
}
