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

/**
 * Says who is behind a request, by the client certificate of its connection. A session remembers
 * what was found, for as long as the same authorities are trusted.
 */
public final class Identifier {
  private final PeerRegistry peers;
  private final String sessionKey;
  private final PeerTrust trust;

  /**
   * An identifier.
   *
   * @param sessionKey under which a session remembers whom it belongs to
   * @param trust the authorities of the port
   */
  public Identifier(PeerRegistry peers, String sessionKey, PeerTrust trust) {
    this.peers = peers;
    this.sessionKey = sessionKey;
    this.trust = trust;
  }

  /** What was found out about a session's peer: its id, or why it has none. */
  private record Verdict(long generation, @Nullable String id, @Nullable Problem refusal) {}

  /**
   * Our id of the peer.
   *
   * @throws ProblemException without a certificate, with one that is not listed, or with one whose
   *     authority is not trusted any more
   */
  public String identify(HttpServerRequest request) {
    SSLSession session = request.sslSession();
    if (session == null) {
      throw unauthenticated();
    }
    long generation = trust.generation();
    Verdict verdict =
        session.getValue(sessionKey) instanceof Verdict known && known.generation() == generation
            ? known
            : judge(session, generation);
    String id = verdict.id();
    if (id == null) {
      throw verdict.refusal() == null ? unauthenticated() : new ProblemException(verdict.refusal());
    }
    return id;
  }

  private Verdict judge(SSLSession session, long generation) {
    X509Certificate[] chain = chain(session);
    if (chain.length == 0) {
      throw unauthenticated();
    }
    Verdict verdict = judge(chain, generation);
    session.putValue(sessionKey, verdict);
    return verdict;
  }

  /** Until the authorities change for the first time, the handshake's own check still stands. */
  private Verdict judge(X509Certificate[] chain, long generation) {
    if (generation > 0 && !trust.isTrusted(chain)) {
      return refusal(generation, "the authority of the certificate is not trusted any more");
    }
    Optional<String> id = peers.find(chain[0]);
    return id.isPresent()
        ? new Verdict(generation, id.get(), null)
        : refusal(
            generation,
            "the certificate is trusted, but none of its subject alternative names is listed");
  }

  private static Verdict refusal(long generation, String detail) {
    return new Verdict(generation, null, Problem.of(ErrorCode.FORBIDDEN, detail));
  }

  private static X509Certificate[] chain(SSLSession session) {
    Certificate[] presented;
    try {
      presented = session.getPeerCertificates();
    } catch (SSLPeerUnverifiedException none) {
      return new X509Certificate[0];
    }
    X509Certificate[] chain = new X509Certificate[presented.length];
    for (int i = 0; i < presented.length; i++) {
      if (!(presented[i] instanceof X509Certificate certificate)) {
        return new X509Certificate[0];
      }
      chain[i] = certificate;
    }
    return chain;
  }

  private static ProblemException unauthenticated() {
    return new ProblemException(
        Problem.of(ErrorCode.UNAUTHENTICATED, "present a client certificate that is listed here"));
  }
}
