package io.sallyport.runtime.credentials;

/** The local credentials can not be used. Names file and credential, never a value. */
public final class CredentialFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CredentialFileException(String message) {
    super(message);
  }

  CredentialFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
