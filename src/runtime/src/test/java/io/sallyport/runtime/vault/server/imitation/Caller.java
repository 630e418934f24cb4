package io.sallyport.runtime.vault.server.imitation;

import org.jspecify.annotations.Nullable;

/**
 * Who calls, and where.
 *
 * @param token absent for what needs none
 * @param mount with its slash, {@code secret/}
 */
record Caller(@Nullable Token token, String mount) {
  Token known() {
    if (token == null) {
      throw Refusal.withoutToken();
    }
    return token;
  }
}
