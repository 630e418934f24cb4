package io.sallyport.engine.port;

import static java.util.Objects.requireNonNull;

/**
 * Something that a person has to look at.
 *
 * @param kind what it is, a short constant name
 * @param object what it is about: an id, a connector
 * @param message what happened and what to do; never a card number or secret
 */
public record Alert(Kind kind, String object, String message) {
  /** All are required. */
  public Alert {
    requireNonNull(kind, "kind");
    requireNonNull(object, "object");
    requireNonNull(message, "message");
  }

  /** What can happen. */
  public enum Kind {
    /** A gateway's answer contradicts what was asked. */
    GATEWAY_CONTRADICTS,
    /** An operation could not be resolved. */
    UNRESOLVED,
    /** A connector threw, or answered what it may not. */
    CONNECTOR_DEFECT,
    /** A connector wanted to send data to an undeclared place. */
    UNDECLARED_FLOW,
    /** The gateway refuses our credential. */
    CREDENTIAL_REFUSED,
    /**
     * A new credential does not work, or could not be had; the old one is used as long as it can.
     */
    CREDENTIAL_ROTATION_FAILED,
    /** A credential is about to expire, or has. */
    CREDENTIAL_EXPIRY,
    /** A credential is older than the policy wants. */
    CREDENTIAL_AGE,
    /** A credential was reported as compromised. */
    CREDENTIAL_COMPROMISED,
    /** The audit log does not work. */
    AUDIT_UNAVAILABLE,
    /** The store does not work. */
    STORE_UNAVAILABLE
  }
}
