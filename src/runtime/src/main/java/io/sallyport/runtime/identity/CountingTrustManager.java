package io.sallyport.runtime.identity;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Checks client certificates as another trust manager does, and tells of each that is refused. Not
 * an extended one on purpose: the JDK adds its checks of algorithms and names around it.
 */
final class CountingTrustManager implements X509TrustManager {
  private final X509TrustManager delegate;
  private final Runnable refused;

  /**
   * A trust manager.
   *
   * @param refused called for each refused certificate, on the connection's thread
   */
  CountingTrustManager(X509TrustManager delegate, Runnable refused) {
    this.delegate = delegate;
    this.refused = refused;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    try {
      delegate.checkClientTrusted(chain, authType);
    } catch (CertificateException untrusted) {
      refused.run();
      throw untrusted;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    delegate.checkServerTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return delegate.getAcceptedIssuers();
  }
}
