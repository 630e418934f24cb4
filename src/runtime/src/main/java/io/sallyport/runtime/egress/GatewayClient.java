package io.sallyport.runtime.egress;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.vertx.core.http.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one endpoint with one client certificate. Once retired it takes no new
 * request, and it closes when the last one in flight is done. Safe for use by several threads.
 */
final class GatewayClient {
  private final HttpClient http;
  private final @Nullable ClientCertificate certificate;
  private int inFlight;
  private boolean retired;

  GatewayClient(HttpClient http, @Nullable ClientCertificate certificate) {
    this.http = http;
    this.certificate = certificate;
  }

  /** For one request: taken by it already, and closed as soon as it releases it. */
  static GatewayClient forOne(HttpClient http, @Nullable ClientCertificate certificate) {
    GatewayClient client = new GatewayClient(http, certificate).acquire();
    client.retire();
    return client;
  }

  HttpClient http() {
    return http;
  }

  /** Whether its connections present this very value, or none as well. */
  @SuppressWarnings("ReferenceEquality") // A generation is one object.
  boolean presents(@Nullable ClientCertificate other) {
    return certificate == other;
  }

  synchronized boolean isIdle() {
    return inFlight == 0;
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
