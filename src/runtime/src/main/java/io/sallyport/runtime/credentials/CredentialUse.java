package io.sallyport.runtime.credentials;

import io.sallyport.engine.port.CredentialStamp;
import java.util.Optional;

/**
 * One request's hold on a connector's credentials: all of one moment, and kept alive until the
 * request is over. Safe for use by several threads.
 */
public interface CredentialUse extends CredentialStamp, AutoCloseable {
  /**
   * The value of a role, or empty when there is no valid one. The same for as long as it is held.
   */
  Optional<Credential> of(String role);

  /** Which value of the role this is: a new one has a higher number; 0 when there is none. */
  long generation(String role);

  /** The request is over, or was never sent. Has to be called once; more calls do nothing. */
  @Override
  void close();
}
