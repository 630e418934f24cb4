package io.sallyport.runtime.credentials;

import java.util.Optional;
import java.util.function.Function;

/** A hold on credentials that a test gives. */
public final class GivenCredentials implements CredentialUse {
  private final Function<String, Optional<Credential>> byRole;
  private boolean closed;

  /** Looks roles up in the function. */
  public GivenCredentials(Function<String, Optional<Credential>> byRole) {
    this.byRole = byRole;
  }

  @Override
  public Optional<Credential> of(String role) {
    return byRole.apply(role);
  }

  @Override
  public long generation(String role) {
    return of(role).isPresent() ? 1 : 0;
  }

  /** Whether the request is over. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
