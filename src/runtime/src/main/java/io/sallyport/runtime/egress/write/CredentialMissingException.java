package io.sallyport.runtime.egress.write;

/** A credential that a request needs has no value that can be used. */
public final class CredentialMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CredentialMissingException(String role) {
    super("no usable value for the credential role " + role);
  }
}
