package io.sallyport.runtime.credentials;

import io.sallyport.spi.probe.ProbeVerdict;
import java.util.concurrent.CompletionStage;

/** Tries credentials at a connector's gateway before payments carry them. */
public interface Prober {
  /** Whether the connector has a probe. */
  boolean canProbe(String connector);

  /**
   * Sends the connector's probe once, on a new connection that is closed afterwards, and waits for
   * the whole answer: under TLS 1.3 a client certificate is refused only after the request was
   * written (RFC 8446 section 4.4.2.4 lets the server look at it then).
   *
   * @param candidates stays the caller's to close, after the stage has completed
   * @return what the connector makes of the answer; within the connector's request timeout, never
   *     exceptionally
   */
  CompletionStage<ProbeVerdict> probe(String connector, CredentialUse candidates);
}
