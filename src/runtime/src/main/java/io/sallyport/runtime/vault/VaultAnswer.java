package io.sallyport.runtime.vault;

import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer that was read already: its bytes are gone. */
final class VaultAnswer<T> extends VaultResponse<T> {
  private final @Nullable T result;

  VaultAnswer(VaultRequest<T> request, int status, @Nullable T result) {
    super(request, status, List.of(), null);
    this.result = result;
  }

  /** Null where the operation has no result. */
  @Override
  @SuppressWarnings("NullAway") // The method that it overrides is null there as well.
  public T getResult() {
    return result;
  }
}
