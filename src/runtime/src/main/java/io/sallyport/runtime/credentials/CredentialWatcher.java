package io.sallyport.runtime.credentials;

/** Is told when a value is out of use, so that what still rests on it can be closed. */
public interface CredentialWatcher {
  /**
   * No request uses the value any more, and none will. Called once per value, before it is wiped
   * and its lease revoked, on any thread; returns at once.
   */
  void discarded(String connector, String role, Credential value);
}
