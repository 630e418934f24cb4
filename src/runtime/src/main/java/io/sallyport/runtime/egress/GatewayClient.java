package io.sallyport.runtime.egress;

import io.vertx.core.http.HttpClient;

/**
 * The connections to one endpoint with one client certificate. Once retired it takes no new
 * request, and it closes when the last one in flight is done. Safe for use by several threads.
 */
final class GatewayClient {
  private final HttpClient http;
  private final long generation;
  private int inFlight;
  private boolean retired;

  GatewayClient(HttpClient http, long generation) {
    this.http = http;
    this.generation = generation;
  }

  HttpClient http() {
    return http;
  }

  long generation() {
    return generation;
  }

  synchronized GatewayClient acquire() {
    inFlight++;
    return this;
  }

  void release() {
    boolean done;
    synchronized (this) {
      inFlight--;
      done = retired && inFlight == 0;
    }
    if (done) {
      http.close();
    }
  }

  void retire() {
    boolean done;
    synchronized (this) {
      retired = true;
      done = inFlight == 0;
    }
    if (done) {
      http.close();
    }
  }
}
