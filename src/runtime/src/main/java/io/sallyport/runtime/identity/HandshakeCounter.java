package io.sallyport.runtime.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Singleton;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Counts client certificates that the data port's TLS does not trust: no HTTP answer is possible.
 */
@Singleton
public class HandshakeCounter implements HttpServerOptionsCustomizer {
  private final Vertx vertx;
  private final Counter refused;

  HandshakeCounter(Vertx vertx, MeterRegistry meters) {
    this.vertx = vertx;
    this.refused =
        Counter.builder("sallyport.tls.handshakes.refused")
            .description("client certificates that are not trusted")
            .register(meters);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    TrustOptions trust = options.getTrustOptions();
    if (trust == null) {
      throw new IllegalStateException("the data port has no trusted authorities");
    }
    options.setTrustOptions(TrustOptions.wrap(counting(trust)));
  }

  private TrustManager counting(TrustOptions trust) {
    try {
      for (TrustManager manager : trust.getTrustManagerFactory(vertx).getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          return new CountingTrustManager(x509, refused::increment);
        }
      }
    } catch (Exception unusable) {
      throw new IllegalStateException("the trusted authorities can not be used", unusable);
    }
    throw new IllegalStateException("the trusted authorities can not be used");
  }
}
