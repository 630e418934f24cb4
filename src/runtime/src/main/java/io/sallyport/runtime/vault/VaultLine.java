package io.sallyport.runtime.vault;

import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultRequestExecutor;
import io.quarkus.vault.client.common.VaultResponse;
import io.sallyport.runtime.secret.Secret;
import java.util.concurrent.CompletionStage;

/**
 * Sends requests of {@link VaultRequests} to Vault, each once. Never blocks. A stage completes with
 * an answer that was read already, or exceptionally with {@link VaultException}, or with what the
 * request's reading throws.
 */
interface VaultLine extends VaultRequestExecutor {
  /** Without a token. */
  @Override
  <T> CompletionStage<VaultResponse<T>> execute(VaultRequest<T> request);

  /** With a token, which is read while the request is written. */
  <T> CompletionStage<VaultResponse<T>> execute(VaultRequest<T> request, Secret token);
}
