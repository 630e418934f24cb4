package io.sallyport.runtime.identity;

import java.security.cert.X509Certificate;

/**
 * Which authorities are trusted at present. TLS asks in the handshake alone: connections outlive
 * it, and a resumed session (RFC 8446 section 2.2) does without. Safe for use by several threads.
 */
public interface PeerTrust {
  /**
   * Higher with each change of the authorities; 0 until the first. One volatile read: it is asked
   * for each request.
   */
  long generation();

  /** Whether the chain, own certificate first, leads to one of the present authorities. */
  boolean isTrusted(X509Certificate[] chain);
}
