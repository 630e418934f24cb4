package io.sallyport.engine.port;

/**
 * Which of a connector's credentials a request went out with. Opaque here: it is only handed back
 * to {@link CredentialFeedback}. Holds no value.
 */
public interface CredentialStamp {
  /** A request that carried no credentials, or was not sent. */
  CredentialStamp NONE = new CredentialStamp() {};
}
