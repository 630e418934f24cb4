package io.sallyport.runtime.identity;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Says who is behind a request, by the client certificate of its connection. */
public final class Identifier {
  private final PeerRegistry peers;
  private final String sessionKey;

  /**
   * An identifier.
   *
   * @param sessionKey under which a session remembers whom it belongs to
   */
  public Identifier(PeerRegistry peers, String sessionKey) {
    this.peers = peers;
    this.sessionKey = sessionKey;
  }

  /**
   * Our id of the peer.
   *
   * @throws ProblemException without a certificate, or with one that is not listed
   */
  public String identify(HttpServerRequest request) {
    SSLSession session = request.sslSession();
    if (session == null) {
      throw unauthenticated();
    }
    if (session.getValue(sessionKey) instanceof String known) {
      return known;
    }
    X509Certificate certificate = certificate(session);
    if (certificate == null) {
      throw unauthenticated();
    }
    Optional<String> id = peers.find(certificate);
    if (id.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              ErrorCode.FORBIDDEN,
              "the certificate is trusted, but none of its subject alternative names is listed"));
    }
    session.putValue(sessionKey, id.get());
    return id.get();
  }

  private static @Nullable X509Certificate certificate(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate own ? own : null;
    } catch (SSLPeerUnverifiedException none) {
      return null;
    }
  }

  private static ProblemException unauthenticated() {
    return new ProblemException(
        Problem.of(ErrorCode.UNAUTHENTICATED, "present a client certificate that is listed here"));
  }
}
