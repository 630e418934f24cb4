package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import java.util.Optional;

/** One use of a set. Gives nothing any more when it is closed: the values may be wiped then. */
final class HeldSet implements CredentialUse {
  private final CredentialSet set;
  private volatile boolean closed;

  /** A use that was counted in already. */
  HeldSet(CredentialSet entered) {
    set = entered;
  }

  CredentialSet set() {
    return set;
  }

  @Override
  public Optional<Credential> of(String role) {
    return closed ? Optional.empty() : set.value(role);
  }

  @Override
  public long generation(String role) {
    return set.generation(role).map(Generation::number).orElse(0L);
  }

  @Override
  public void close() {
    if (closeOnce()) {
      set.leave();
    }
  }

  private synchronized boolean closeOnce() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  @Override
  public String toString() {
    return "HeldSet";
  }
}
