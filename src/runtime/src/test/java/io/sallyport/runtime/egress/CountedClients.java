package io.sallyport.runtime.egress;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How many HTTP clients a Vert.x made, and when they were closed. */
final class CountedClients implements VertxMetrics {
  private final AtomicInteger made = new AtomicInteger();
  private final Semaphore closed = new Semaphore(0);

  Vertx vertx() {
    return Vertx.builder()
        .with(new VertxOptions().setMetricsOptions(new MetricsOptions().setEnabled(true)))
        .withMetrics(options -> this)
        .build();
  }

  int made() {
    return made.get();
  }

  /** Waits until so many were closed; false when that takes too long. */
  boolean awaitClosed(int count) throws InterruptedException {
    return closed.tryAcquire(count, 10, TimeUnit.SECONDS);
  }

  @Override
  public HttpClientMetrics<?, ?, ?, ?> createHttpClientMetrics(HttpClientOptions options) {
    made.incrementAndGet();
    return new HttpClientMetrics<Object, Object, Object, Object>() {
      @Override
      public void close() {
        closed.release();
      }
    };
  }
}
