package io.sallyport.runtime.vault;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client in use. A new one takes over when the certificates changed; the old one is closed
 * when none of its requests can be under way any more. Safe for use by several threads.
 */
final class VaultClients implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 8;
  private static final int MAX_WAITING = 64;
  private static final int MAX_HEADER_BYTES = 16_384;

  /** Shorter than the time between two looks, so that hardly any request meets a stale one. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private final Vertx vertx;
  private final Duration timeout;
  private @Nullable HttpClient client;
  private @Nullable TlsMaterial material;
  private boolean closed;

  VaultClients(Vertx vertx, Duration timeout) {
    this.vertx = vertx;
    this.timeout = timeout;
  }

  /** The client, or null before the first material and after the end. */
  synchronized @Nullable HttpClient current() {
    return client;
  }

  /** From now on with these. Called on a worker thread, as it makes key stores. */
  synchronized void use(TlsMaterial fresh) {
    if (closed || (material != null && material.isSameAs(fresh))) {
      return;
    }
    HttpClient old = client;
    client = create(fresh);
    material = fresh;
    if (old != null) {
      vertx.setTimer(2 * timeout.toMillis(), over -> old.close());
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.close();
      client = null;
    }
  }

  private HttpClient create(TlsMaterial tls) {
    HttpClientOptions options = new HttpClientOptions();
    int timeoutMillis = (int) timeout.toMillis();
    options
        .setVerifyHost(true)
        .setTrustAll(false)
        .setSslEngineOptions(new JdkSSLEngineOptions())
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
        .setProtocolVersion(HttpVersion.HTTP_1_1)
        .setKeepAlive(true)
        .setKeepAliveTimeout((int) KEEP_ALIVE.toSeconds())
        .setPipelining(false)
        .setDecompressionSupported(false)
        .setConnectTimeout(timeoutMillis)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setTracingPolicy(TracingPolicy.IGNORE);
    options.setSslHandshakeTimeout(timeoutMillis).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    tls.applyTo(options);
    PoolOptions pool =
        new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS).setMaxWaitQueueSize(MAX_WAITING);
    return vertx.httpClientBuilder().with(options).with(pool).build();
  }
}
