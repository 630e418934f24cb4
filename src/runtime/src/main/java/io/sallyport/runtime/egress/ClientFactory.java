package io.sallyport.runtime.egress;

import io.sallyport.runtime.credentials.Credential;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP clients of one connector, all of them alike but for the certificate. */
final class ClientFactory {
  /** Shorter than gateways keep silent connections: they must not close one that we write to. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

  private static final Duration MAX_CONNECT = Duration.ofSeconds(5);
  private static final int MAX_HEADER_BYTES = 32 * 1_024;

  private final Vertx vertx;
  private final ConnectorEgress settings;
  private final @Nullable Buffer trust;

  /** Reads the trust file, once. */
  ClientFactory(Vertx vertx, ConnectorEgress settings) {
    this.vertx = vertx;
    this.settings = settings;
    this.trust = settings.trust().map(path -> read(settings.manifest().id(), path)).orElse(null);
  }

  HttpClient create(Credential.@Nullable ClientCertificate certificate) {
    HttpClientOptions options = options();
    if (trust != null) {
      options.setTrustOptions(new PemTrustOptions().addCertValue(trust));
    }
    if (certificate != null) {
      options.setKeyCertOptions(KeyCertOptions.wrap(new MemoryKeyManager(certificate)));
    }
    PoolOptions pool =
        new PoolOptions()
            .setHttp1MaxSize(settings.maxConnections())
            .setMaxWaitQueueSize(settings.maxInFlight());
    return vertx.httpClientBuilder().with(options).with(pool).build();
  }

  private HttpClientOptions options() {
    int connectMillis = (int) Math.min(settings.timeout().toMillis(), MAX_CONNECT.toMillis());
    HttpClientOptions options = new HttpClientOptions();
    options
        .setSsl(true)
        .setVerifyHost(true)
        .setTrustAll(false)
        .setSslEngineOptions(new JdkSSLEngineOptions())
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
        .setProtocolVersion(HttpVersion.HTTP_1_1)
        .setKeepAlive(true)
        .setKeepAliveTimeout((int) KEEP_ALIVE.toSeconds())
        .setPipelining(false)
        .setDecompressionSupported(false)
        .setConnectTimeout(connectMillis)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setTracingPolicy(TracingPolicy.IGNORE);
    options.setSslHandshakeTimeout(connectMillis).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    return options;
  }

  private static Buffer read(String connector, Path path) {
    Optional<Buffer> content;
    try {
      content = Optional.of(Buffer.buffer(Files.readAllBytes(path)));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "connector " + connector + ": the trust file " + path + " can not be read", e);
    }
    return content
        .filter(bytes -> bytes.toString().contains("BEGIN CERTIFICATE"))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "connector " + connector + ": the trust file " + path + " has no certificate"));
  }
}
