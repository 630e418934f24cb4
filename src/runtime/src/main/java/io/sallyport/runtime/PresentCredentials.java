package io.sallyport.runtime;

import io.sallyport.runtime.rotation.RotatingCredentials;
import io.sallyport.runtime.vault.VaultSources;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credentials of the running process, for those who show them; empty before and after. */
@Singleton
public class PresentCredentials {
  private volatile @Nullable Running running;

  /** What there is to show. */
  public record Running(RotatingCredentials rotation, Optional<VaultSources> vault) {}

  /** Between start and stop. */
  public Optional<Running> running() {
    return Optional.ofNullable(running);
  }

  void present(Running started) {
    running = started;
  }

  void forget() {
    running = null;
  }
}
