package io.sallyport.runtime.credentials;

import java.util.Optional;

/** The credentials in use. Never blocks: sources keep the present values in memory. */
public interface Credentials {
  /** The present value of a connector's role, or empty when there is no valid one. */
  Optional<Credential> current(String connector, String role);
}
