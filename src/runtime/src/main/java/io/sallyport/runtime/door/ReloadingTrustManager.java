package io.sallyport.runtime.door;

import io.sallyport.runtime.identity.PeerTrust;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Checks client certificates against authorities that can be exchanged, and tells of each that is
 * refused in a handshake: no HTTP answer is possible then.
 */
final class ReloadingTrustManager extends X509ExtendedTrustManager implements PeerTrust {
  private final Runnable refused;
  private volatile Generation present;

  /**
   * A trust manager.
   *
   * @param refused called for each refused certificate, on the connection's thread
   */
  ReloadingTrustManager(X509ExtendedTrustManager first, Runnable refused) {
    this.refused = refused;
    present = new Generation(0, first);
  }

  private record Generation(long number, X509ExtendedTrustManager manager) {}

  private interface Check {
    void with(X509ExtendedTrustManager manager) throws CertificateException;
  }

  /** From now on these authorities count. Called by one thread at a time. */
  void use(X509ExtendedTrustManager manager) {
    present = new Generation(present.number() + 1, manager);
  }

  @Override
  public long generation() {
    return present.number();
  }

  @Override
  public boolean isTrusted(X509Certificate[] chain) {
    try {
      present.manager().checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
      return true;
    } catch (CertificateException untrusted) {
      return false;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    client(manager -> manager.checkClientTrusted(chain, authType, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    client(manager -> manager.checkClientTrusted(chain, authType, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    client(manager -> manager.checkClientTrusted(chain, authType));
  }

  private void client(Check check) throws CertificateException {
    try {
      check.with(present.manager());
    } catch (CertificateException untrusted) {
      refused.run();
      throw untrusted;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    present.manager().checkServerTrusted(chain, authType, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    present.manager().checkServerTrusted(chain, authType, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    present.manager().checkServerTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return present.manager().getAcceptedIssuers();
  }
}
