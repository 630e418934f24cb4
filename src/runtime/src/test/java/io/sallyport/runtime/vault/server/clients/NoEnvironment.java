package io.sallyport.runtime.vault.server.clients;

import io.github.jopenlibs.vault.EnvironmentLoader;
import org.jspecify.annotations.Nullable;

/** Keeps what this machine happens to have in its environment out of a test. */
final class NoEnvironment extends EnvironmentLoader {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable String loadVariable(String name) {
    return null;
  }
}
