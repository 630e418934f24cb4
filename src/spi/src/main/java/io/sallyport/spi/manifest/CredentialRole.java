package io.sallyport.spi.manifest;

import static java.util.Objects.requireNonNull;

/**
 * A credential that the connector needs, by the part that it plays. Configuration says where its
 * value comes from; a value never stands in configuration.
 *
 * @param name {@code [a-z][a-z0-9-]{0,31}}, unique in the manifest
 */
public record CredentialRole(String name, Kind kind) {
  /** Checks the name. */
  public CredentialRole {
    requireNonNull(kind, "kind");
    Names.requireName("credential role", name);
  }

  /** What kind of credential it is. */
  public enum Kind {
    /** A text that is presented: an API key, a password, a user name. */
    SECRET_TEXT,
    /** A key for message authentication codes and signatures. */
    MAC_KEY,
    /** The client certificate and its private key for the connections to the gateway. */
    CLIENT_CERTIFICATE
  }
}
