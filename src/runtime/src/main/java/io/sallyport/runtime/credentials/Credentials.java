package io.sallyport.runtime.credentials;

/** The credentials in use. Never blocks: the present values are in memory. */
public interface Credentials {
  /**
   * Takes a connector's present credentials for one request, which has to close what it took. A
   * connector without credentials, or an unknown one, gets a hold on nothing.
   */
  CredentialUse use(String connector);
}
