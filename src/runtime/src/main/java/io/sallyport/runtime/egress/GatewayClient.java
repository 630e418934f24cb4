package io.sallyport.runtime.egress;

import io.sallyport.runtime.credentials.Credential;
import io.vertx.core.http.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one endpoint with one client certificate. Once retired it takes no new
 * request, and it closes when the last one in flight is done. Safe for use by several threads.
 */
final class GatewayClient {
  private final HttpClient http;
  private final Credential.@Nullable ClientCertificate certificate;
  private int inFlight;
  private boolean retired;

  GatewayClient(HttpClient http, Credential.@Nullable ClientCertificate certificate) {
    this.http = http;
    this.certificate = certificate;
  }

  HttpClient http() {
    return http;
  }

  /** Whether its connections present this very value, or none as well. */
  @SuppressWarnings("ReferenceEquality") // A generation is one object.
  boolean presents(Credential.@Nullable ClientCertificate other) {
    return certificate == other;
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
