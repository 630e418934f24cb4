package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.spi.probe.ProbeVerdict;

/** Is told what the rotation does, to count it. Any thread; returns at once and throws nothing. */
public interface RotationEvents {
  /** Nobody counts. */
  RotationEvents NONE = new RotationEvents() {};

  /** How an attempt to give a role a new value ended. */
  enum Result {
    /** Requests carry the new value, and the old one is on its way out. */
    ROTATED,
    /** Requests were refused with the new value, and carry the old one again. */
    ROLLED_BACK,
    /** The gateway refused the new value when it was tried. */
    REFUSED,
    /** Nobody could say whether the new value works. */
    INCONCLUSIVE,
    /** The old value was compromised, and nothing replaces it yet. */
    CLOSED
  }

  /** A source gave a new value. */
  default void fetched(String connector, String role) {}

  /** A source said that there is no newer value. */
  default void unchanged(String connector, String role) {}

  /** A source gave nothing, or nothing that can be used. */
  default void fetchFailed(String connector, String role, SourceException.Reason reason) {}

  /** A lease was prolonged. */
  default void renewed(String connector, String role) {}

  /** A lease was not prolonged. */
  default void renewalFailed(String connector, String role, SourceException.Reason reason) {}

  /** A lease that nobody needs could not be ended; one call for each try. */
  default void revocationFailed(String connector, String role) {}

  /** An attempt ended. */
  default void rotated(String connector, String role, long generation, Result result) {}

  /** New credentials were tried at the gateway. */
  default void probed(String connector, ProbeVerdict verdict) {}
}
